/** What went wrong, as a code that clients may switch on, its HTTP status and its words. `{fact}` is filled from the facts. */
export const errorCatalogue = {
  invalid_input: { status: 400, message: '{field} {problem}' },
  body_not_json: { status: 400, message: 'The body is not valid JSON: {problem}' },
  body_too_large: { status: 413, message: 'The body is larger than {limitBytes} bytes' },
  request_malformed: { status: 400, message: 'The request is not valid HTTP' },
  headers_too_large: { status: 431, message: 'The headers of the request are too large' },
  request_timeout: { status: 408, message: 'The request did not arrive in time' },
  cursor_invalid: { status: 400, message: 'cursor was not made by this list; start again without it' },
  content_type_refused: {
    status: 400,
    message: 'content_type of this project is {contentType}; {wanted} go into a project of {wanted}',
  },
  url_missing: {
    status: 400,
    message:
      '{field} is missing: content_type of this project is URLDATA, its images stay where their URLs point',
  },
  segment_overlaps: {
    status: 400,
    message:
      '{field} to the end overlaps segment {segmentId} ({startMs} to {endMs} ms); move it, or replace the overlap',
  },
  name_taken: { status: 400, message: '{field} "{name}" exists already; choose another name' },
  geometry_invalid: { status: 400, message: '{field} {problem}' },
  shape_unknown: { status: 400, message: '{field} is "{shape}", which is no shape; known are {known}' },
  label_class_in_use: {
    status: 400,
    message:
      'Label class "{name}" has {count} labels; remove or reclassify them first, or ask for their removal',
  },
  keypoint_schema_in_use: {
    status: 400,
    message: 'Keypoint schema "{name}" has {count} labels; remove them first, or ask for their removal',
  },
  keypoint_class_in_use: {
    status: 400,
    message: '{field} must keep "{name}": {count} labels have points of it; remove these first',
  },
  upload_not_received: {
    status: 400,
    message: 'upload {uploadId} holds no file; PUT the file to its URL first',
  },
  upload_expired: { status: 400, message: 'upload {uploadId} has expired; ask for a new one' },
  picture_unreadable: { status: 400, message: '{name} cannot be read as a picture: {problem}' },
  picture_too_large: {
    status: 400,
    message: '{name} has {pixels} pixels; at most {limitPixels} are accepted',
  },
  video_unreadable: { status: 400, message: 'The file cannot be read as a video: {problem}' },
  video_too_long: {
    status: 400,
    message: 'The video lasts {seconds} seconds; at most {limitSeconds} are accepted',
  },
  video_too_large: {
    status: 400,
    message: 'A frame of the video has {pixels} pixels; at most {limitPixels} are accepted',
  },
  ffmpeg_missing: {
    status: 400,
    message:
      'This video can be read and shown only with ffmpeg, which the server does not have; once it is installed, read the video again',
  },
  file_empty: { status: 400, message: '{name} is empty (0 bytes)' },
  file_too_large: { status: 413, message: '{name} is larger than {limitBytes} bytes' },
  url_refused: { status: 400, message: 'url {url} is refused: {problem}' },
  url_unreachable: { status: 400, message: 'url {url} cannot be fetched: {problem}' },
  bucket_failed: { status: 400, message: 'The bucket cannot be read: {problem}' },
  bucket_in_use: {
    status: 400,
    message: 'Bucket "{name}" holds the files of {count} images; delete those first',
  },
  secret_unreadable: {
    status: 400,
    message: 'The secret of {what} was kept with a key that is gone; enter it again',
  },
  sign_in_refused: { status: 401, message: 'Email or password is wrong' },
  link_invalid: { status: 401, message: 'This link was used or has expired; ask for a new one' },
  unauthenticated: { status: 401, message: 'Sign in, or send a valid API key in X-Api-Key' },
  forbidden: { status: 403, message: 'The role {role} may not {capability}' },
  people_only: { status: 403, message: 'An API key cannot {action}; sign in as a person' },
  origin_refused: { status: 403, message: 'This request did not come from a page of this server' },
  signature_invalid: { status: 403, message: 'This link is not valid or has expired' },
  export_unstable: {
    status: 500,
    message: 'The images changed while they were exported; start the export again',
  },
  not_found: { status: 404, message: 'There is no {what} {id}' },
  method_not_allowed: { status: 405, message: '{path} can be asked with {allowed}, not with {method}' },
  route_not_found: { status: 404, message: 'There is no {method} {path}' },
  run_not_cancellable: { status: 400, message: 'Run {runId} has ended already ({state})' },
  duplicates_unlisted: {
    status: 400,
    message: 'runId is of a run that lists no duplicates: it is {problem}',
  },
  format_unfit: { status: 400, message: 'This project cannot be written as {format}: it {problem}' },
  format_unknown: { status: 400, message: 'format is "{format}", which is unknown; known are {known}' },
  model_missing: {
    status: 400,
    message: 'There is no {what} in this project: this server runs no models yet',
  },
  reference_taken: {
    status: 400,
    message: '{field} "{referenceId}" is the reference of job {jobId} already; use another',
  },
  taxonomy_locked: {
    status: 400,
    message:
      '{field} brings the {what} "{name}", which this project does not have, and its taxonomy is locked',
  },
  workflow_retired: { status: 400, message: 'Workflow "{name}" is retired and takes no new jobs' },
  workflow_is_default: {
    status: 400,
    message: 'Workflow "{name}" is the default of its project, which is always there',
  },
  person_missing: {
    status: 400,
    message: '{field} is missing: an API key has no hands; name the member who works',
  },
  job_state_unfit: { status: 400, message: 'Job {jobId} is {state}; {action} needs one that is {wanted}' },
  job_not_held: {
    status: 400,
    message: 'Job {jobId} is not in the hands of {who} (any more); take it again',
  },
  job_step_unfit: { status: 400, message: 'Job {jobId} cannot do this: step "{step}" {problem}' },
  job_taken: { status: 400, message: 'Job {jobId} is not to be had: {problem}' },
  last_owner: { status: 400, message: 'A workspace needs an Owner; make someone else Owner first' },
  too_many_requests: { status: 429, message: 'Too many requests; try again in {seconds} seconds' },
  internal: { status: 500, message: 'The server failed; the log has request {requestId}' },
  unavailable: { status: 503, message: '{what} is not available at the moment; try again shortly' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errorCatalogue

export type ErrorFacts = Readonly<Record<string, string | number | boolean | null>>

/** The one error class: a catalogued code and the facts; thrown where known, turned into a reply once at an edge. */
export class AppError extends Error {
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    readonly facts: ErrorFacts = {},
    options?: { cause?: unknown },
  ) {
    super(wordsOf(code, facts), options)
    this.name = 'AppError'
    this.status = errorCatalogue[code].status
  }
}

function wordsOf(code: ErrorCode, facts: ErrorFacts): string {
  return errorCatalogue[code].message.replaceAll(/\{(\w+)\}/g, (_, fact: string) =>
    String(facts[fact] ?? '?'),
  )
}
