import { errorCodes } from '../../apps/server/src/dialects/gt-studio/errors.ts'
import { ownPaths } from '../../apps/server/src/dialects/gt-studio/table.ts'
import { gtStudio } from './dialects.ts'
import { referenceGenerator } from './reference.ts'

/** The page about GT Studio's API. */
export const gtStudioReferenceGenerator = referenceGenerator({
  title: "GT Studio's API",
  output: 'docs/reference/gt-studio.md',
  dialect: gtStudio,
  introduction,
  notes: [...errors(), '', ...decisions()],
})

function introduction(): string[] {
  return [
    'The job API of GT Studio (before that Playment), versions 0 and 1, for image and video labelling. `{p}` is',
    '`/projects/{project_id}`. How a path is known: docs (a page of the vendor), sdk (its Python client `playment`), legacy',
    '(pages of its first API), inferred (neither). `/v0/docs` shows fields and replies. Every reply is',
    '`{"success": true, "data": ...}` or `{"success": false, "error": {"code", "message"}}`, at and below',
    `${ownPaths.map(path => `\`${path}\``).join(', ')}.`,
  ]
}

function errors(): string[] {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
  return ['## Errors', '', '| code | when |', '|---|---|', ...rows]
}

/** Where the vendor's pages are silent or disagree. */
function decisions(): string[] {
  return [
    '## Where the sources disagree, and what is done here',
    '',
    '- Failures are answered 400, except 401 (key), 403 (role), 404 (path, project, batch, job or result), 405, 429 and 5xx.',
    '  Pages say 400 for all; the SDK knows 401, and repeats 429 and 5xx. What another workspace has is not there: 404.',
    '- A `reference_id` that is taken answers FS_0001 with `data.job_id` of the job that has it, so that whoever repeats a',
    '  request whose answer was lost finds the job.',
    '- `priority_weight` goes from 1 to 10 (one page says 9), 5 unless said.',
    '- `work_flow_id` and `workflow_id` are the same (tables say one, a sample the other); the first is answered. A `tag` is',
    '  that of a workflow, or its id: version 1 tells the id as a tag. Without any of them: FS_0005.',
    '- `video2d` and `video_2d` are the same. `x-api-key` and the older `x-client-key` are the same.',
    '- `image_url` may be a list: of one it is an image, of several a sequence with frames `image1`, `image2` and so on.',
    '- `sensor_data` of one camera is a sequence, which is how the SDK sends videos; more sensors are refused.',
    '- Coordinates may lie outside the picture by its own width or height; a rectangle has to be upright. Edges that make no',
    '  whole rings (an example of the vendor ends one in `["p4", "p4"]`) are taken for the points in the order of their ids.',
    '- A tracker is one label: a frame it leaves out does not show it, and frames have its kind and its class. One that has',
    '  a frame with `state: non_editable` is locked as a whole.',
    '- What is sent beside that (ids of points, states of attributes, further fields) is kept and given back until the',
    '  geometry changes.',
    '- `status` of a job is `in_progress`, `completed` or `failed`; of a batch `In Progress` or `Complete`. A job is completed',
    '  when its result can be had; until then `result` is empty. A result that could not be written for a day waits for',
    '  somebody who leads the work (`resultProblem` of our API): meanwhile the job is `in_progress`, and no callback says more.',
    '- `next_page_token` is a number in digits, and empty on the last page.',
    '- `result` opens for about a day; `/v1/attachments?url=` redirects (302) from any URL of a result to one that opens.',
  ]
}
