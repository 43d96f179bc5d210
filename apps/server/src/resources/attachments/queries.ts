import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { FileFields } from '../images/index.ts'

/** A picture that is to be fetched now. */
export interface DueAttachment {
  readonly jobId: string
  readonly place: number
  readonly url: string
  readonly role: 'picture' | 'mask'
  /** this one counted */
  readonly attempts: number
  readonly projectId: string
  readonly workspaceId: string
  /** it stays with its owner, and browsers load it from there */
  readonly direct: boolean
}

/** Takes an attachment that is due, for nobody else until a moment; undefined when there is none. */
export async function takeDueAttachment(
  db: Database,
  now: Date,
  until: Date,
): Promise<DueAttachment | undefined> {
  const { rows } = await sql<DueAttachment>`
    with due as materialized (
      select job_id, place from attachment where state = 'waiting' and next_at <= ${now}
      order by next_at limit 1 for update skip locked
    )
    update attachment set attempts = attachment.attempts + 1, next_at = ${until}
    from due
    join job on job.id = due.job_id join project on project.id = job.project_id
    join workflow on workflow.id = job.workflow_id
    where attachment.job_id = due.job_id and attachment.place = due.place
    returning attachment.job_id as "jobId", attachment.place, attachment.url, attachment.role, attachment.attempts,
      job.project_id as "projectId", project.workspace_id as "workspaceId",
      workflow.attachments = 'direct' and attachment.role = 'picture' as direct`.execute(db)
  return rows[0]
}

/** Keeps the end of others' attachments of a job from being missed until the transaction ends. */
export async function lockJobOf(transaction: Database, jobId: string): Promise<void> {
  await sql`select from job where id = ${jobId} for no key update`.execute(transaction)
}

/** Whether some attachments of a job are still on their way. */
export async function isWaiting(db: Database, jobId: string): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from attachment where job_id = ${jobId} and state = 'waiting') as waiting`.execute(
    db,
  )
  return rows[0]?.waiting ?? false
}

type Taken = Pick<DueAttachment, 'jobId' | 'place' | 'attempts'>

/** Which attachment, unless somebody else has taken it since. */
function is({ jobId, place, attempts }: Taken) {
  return sql`job_id = ${jobId} and place = ${place} and attempts = ${attempts} and state = 'waiting'`
}

/** Notes that an attachment is here. @returns false when somebody else has it now */
export async function setReady(
  transaction: Database,
  due: Taken,
  file: Partial<FileFields>,
): Promise<boolean> {
  const { width = null, height = null, format = null, mode = null, exif = {}, bytes = null } = file
  const { checksum = null, fileKey = null, displayKey = null, thumbnailKey = null } = file
  const { numAffectedRows } = await sql`
    update attachment set state = 'ready', problem = null, width = ${width}, height = ${height}, format = ${format},
      mode = ${mode}, exif = ${JSON.stringify(exif)}, bytes = ${bytes}::bigint, checksum = ${checksum},
      file_key = ${fileKey}, display_key = ${displayKey}, thumbnail_key = ${thumbnailKey}
    where ${is(due)}`.execute(transaction)
  return numAffectedRows === 1n
}

/** Notes that the pictures of a job stay where they are; those that no browser can load are refused. */
export async function setDirect(transaction: Database, jobId: string): Promise<void> {
  await sql`
    update attachment set
      state = case when url ~* '^https?://' then 'ready' else 'failed' end,
      problem = case when url ~* '^https?://' then null else 'it is no http(s) URL, so no browser can load it' end
    where job_id = ${jobId} and role = 'picture' and state = 'waiting'`.execute(transaction)
}

/** Notes that an attachment cannot be had. */
export async function setUnavailable(transaction: Database, due: Taken, problem: string): Promise<void> {
  await sql`update attachment set state = 'failed', problem = ${problem} where ${is(due)}`.execute(
    transaction,
  )
}

/** Lets an attachment be tried again. @param problem of this time; null: we broke off ourselves, and it does not count */
export async function setAgain(
  db: Database,
  due: Taken,
  problem: string | null,
  nextAt: Date,
): Promise<void> {
  const counted = problem === null ? sql`attempts - 1` : sql`attempts`
  await sql`
    update attachment set attempts = ${counted}, next_at = ${nextAt}, problem = ${problem}
    where ${is(due)}`.execute(db)
}

/** An attachment as it is stored. */
export interface AttachmentRow extends Omit<FileFields, 'sourceUrl' | 'bucketId' | 'bucketKey'> {
  readonly place: number
  readonly frameId: string | null
  readonly url: string
  readonly role: 'picture' | 'mask'
  readonly state: 'waiting' | 'ready' | 'failed'
  readonly problem: string | null
}

/** The attachments of a job, in their order. Of what could not be had, or is not measured yet, the size is 0. */
export async function attachmentsOf(db: Database, jobId: string): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select place, frame_id as "frameId", url, role, state, problem, coalesce(width, 0) as width,
      coalesce(height, 0) as height, coalesce(format, '') as format, coalesce(mode, '') as mode, exif,
      coalesce(bytes, 0)::float8 as bytes, checksum, file_key as "fileKey", display_key as "displayKey",
      thumbnail_key as "thumbnailKey"
    from attachment where job_id = ${jobId} order by place`.execute(db)
  return rows
}

/** Adds attachments to a job that has some. */
export async function addMasks(
  transaction: Database,
  jobId: string,
  masks: readonly { readonly frameId: string | null; readonly url: string }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into attachment (job_id, place, frame_id, url, role, state, next_at)
    select ${jobId}, first.place + given.place, mask ->> 'frameId', mask ->> 'url', 'mask', 'waiting', ${now}
    from (select max(place) as place from attachment where job_id = ${jobId}) first,
      json_array_elements(${JSON.stringify(masks)}::json) with ordinality as given (mask, place)`.execute(
    transaction,
  )
}

/** Notes how large the pictures of a job are that stay with their owner, by place; a size that is known stays. */
export async function setSizes(
  transaction: Database,
  jobId: string,
  sizes: readonly { readonly place: number; readonly width: number; readonly height: number }[],
): Promise<void> {
  await sql`
    update attachment set width = given.width, height = given.height
    from json_to_recordset(${JSON.stringify(sizes)}) as given (place integer, width integer, height integer)
    where job_id = ${jobId} and attachment.place = given.place and attachment.width is null`.execute(
    transaction,
  )
}

/** Gives the files of a job's pictures to the media that it is done on. @returns false when it has one already */
export async function giveToMedia(transaction: Database, jobId: string, mediaId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update job set media_id = ${mediaId} where id = ${jobId} and media_id is null`.execute(transaction)
  await sql`
    update attachment set file_key = null, display_key = null, thumbnail_key = null
    where job_id = ${jobId} and role = 'picture'`.execute(transaction)
  return numAffectedRows === 1n
}

/** A stay begins at the revision that the labels left that came with the job. */
export async function setVisitRevision(db: Database, jobId: string, revision: number): Promise<void> {
  await sql`
    update job_visit set revision_from = ${revision} where job_id = ${jobId} and ended_at is null`.execute(db)
}

/** Forgets what a job no longer needs of its attachments and of the labels that came with it. */
export async function forgetArrivals(transaction: Database, jobId: string): Promise<void> {
  await sql`delete from attachment where job_id = ${jobId} and state = 'ready'`.execute(transaction)
  await sql`update job set prelabels = null where id = ${jobId}`.execute(transaction)
}

/** A job of which the pictures have come. */
export interface ArrivedJob {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly referenceId: string
  readonly state: string
  readonly mediaId: string | null
  readonly createdBy: string | null
  readonly direct: boolean
  /** {"labels", "masks"} */
  readonly prelabels: unknown
}

/** One job, whoever asks. */
export async function arrivedJobById(db: Database, id: string): Promise<ArrivedJob | undefined> {
  const { rows } = await sql<ArrivedJob>`
    select job.id, job.project_id as "projectId", project.workspace_id as "workspaceId",
      batch.dataset_id as "datasetId", job.reference_id as "referenceId", job.state, job.media_id as "mediaId",
      job.created_by as "createdBy", workflow.attachments = 'direct' as direct, job.prelabels
    from job join project on project.id = job.project_id join batch on batch.id = job.batch_id
    join workflow on workflow.id = job.workflow_id
    where job.id = ${id}`.execute(db)
  return rows[0]
}
