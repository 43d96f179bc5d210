import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A job that has come to its end, with what those who are told of it know it by. */
export interface EndedJob {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly batchId: string
  readonly workflowId: string
  /** the short word for its workflow */
  readonly workflowTag: string | null
  readonly referenceId: string
  readonly state: string
  readonly priority: number
  readonly frames: number
  readonly mediaId: string | null
  readonly mediaKind: 'image' | 'video' | null
  /** what was asked for, as the edge that took it kept it */
  readonly given: unknown
  /** why it failed: {"code", "message", "frames"} */
  readonly problem: unknown
  readonly resultVersion: number
}

/** Jobs, to be told of; whoever asks. */
export async function endedJobsByIds(db: Database, ids: readonly string[]): Promise<EndedJob[]> {
  const { rows } = await sql<EndedJob>`
    select job.id, job.project_id as "projectId", project.workspace_id as "workspaceId", job.batch_id as "batchId",
      job.workflow_id as "workflowId", workflow.tag as "workflowTag", job.reference_id as "referenceId", job.state,
      job.priority, job.frames, job.media_id as "mediaId", media.kind as "mediaKind", job.given, job.problem,
      job.result_version as "resultVersion"
    from job join project on project.id = job.project_id join workflow on workflow.id = job.workflow_id
    left join media on media.id = job.media_id
    where job.id = any(${ids}::uuid[]) order by job.id`.execute(db)
  return rows
}

/** Keeps jobs from changing until the transaction ends. @returns how they stand; those that are gone are left out */
export async function lockEndedJobs(
  transaction: Database,
  ids: readonly string[],
): Promise<Pick<EndedJob, 'id' | 'state' | 'resultVersion'>[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Pick<EndedJob, 'id' | 'state' | 'resultVersion'>>`
    select id, state, result_version as "resultVersion" from job
    where id = any(${ids}::uuid[]) order by id for no key update`.execute(transaction)
  return rows
}

/** A result as it is stored. */
export interface ResultRow {
  readonly jobId: string
  readonly workspaceId: string
  readonly version: number
  readonly revision: number
  /** null: it is small, and lies in its row */
  readonly fileKey: string | null
  /** keys of further files by their names */
  readonly parts: Readonly<Record<string, string>>
  readonly createdAt: Date
}

/** A result to be stored, in a file or in its row. */
export interface NewResult extends Omit<ResultRow, 'workspaceId' | 'createdAt'> {
  /** JSON; null where it is in a file */
  readonly content: string | null
}

/** Adds results, each of which is its job's newest from then on. */
export async function insertResults(
  transaction: Database,
  results: readonly NewResult[],
  now: Date,
): Promise<void> {
  if (results.length === 0) return
  const rows = results.map(({ jobId, version, revision, fileKey, content, parts }) => ({
    jobId,
    version,
    revision,
    fileKey,
    content,
    parts,
  }))
  await sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as given ("jobId" uuid, version integer, revision integer, "fileKey" text, content text, parts json)
    ), made as (
      insert into job_result (job_id, version, revision, file_key, content, parts, created_at)
      select "jobId", version, revision, "fileKey", content, parts, ${now}::timestamptz from given
    )
    update job set result_version = given.version from given where job.id = given."jobId"`.execute(
    transaction,
  )
}

/** The workspace that a job is in. */
export async function workspaceOfJob(db: Database, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ workspaceId: string }>`
    select project.workspace_id as "workspaceId" from job join project on project.id = job.project_id
    where job.id = ${id}`.execute(db)
  return rows[0]?.workspaceId
}

/** The results of a job, newest first. */
export async function resultsOf(db: Database, jobId: string): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select job_result.job_id as "jobId", project.workspace_id as "workspaceId", job_result.version,
      job_result.revision, job_result.file_key as "fileKey", job_result.parts, job_result.created_at as "createdAt"
    from job_result join job on job.id = job_result.job_id join project on project.id = job.project_id
    where job_result.job_id = ${jobId} order by job_result.version desc`.execute(db)
  return rows
}

/** What lies in the row of a result, JSON. */
export async function contentOfResult(
  db: Database,
  jobId: string,
  version: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ content: string | null }>`
    select content from job_result where job_id = ${jobId} and version = ${version}`.execute(db)
  return rows[0]?.content ?? undefined
}

/** What the clock is to do for a job: see the table job_duty. */
type DutyKind = 'media' | 'result' | 'failure'

/** Something to be done for a job. */
export interface JobDuty {
  readonly jobId: string
  readonly duty: DutyKind
  /** this one counted */
  readonly attempts: number
}

/** Takes duties that are due, for nobody else until a moment; those that are due the longest first. */
export async function takeJobDuties(
  db: Database,
  kinds: readonly DutyKind[],
  now: Date,
  until: Date,
  limit: number,
): Promise<JobDuty[]> {
  const { rows } = await sql<JobDuty>`
    with due as materialized (
      select job_id, duty from job_duty where duty = any(${kinds}::text[]) and next_at <= ${now}
      order by next_at limit ${limit} for update skip locked
    )
    update job_duty set attempts = job_duty.attempts + 1, next_at = ${until}
    from due
    where job_duty.job_id = due.job_id and job_duty.duty = due.duty
    returning job_duty.job_id as "jobId", job_duty.duty, job_duty.attempts`.execute(db)
  return rows
}

/** Notes something to be done for a job; what is noted already is due at once. */
export async function noteJobDuty(db: Database, jobId: string, duty: DutyKind): Promise<void> {
  await sql`
    insert into job_duty (job_id, duty) values (${jobId}, ${duty})
    on conflict (job_id, duty) do update set attempts = 0, next_at = '-infinity', problem = null`.execute(db)
}

/** Strikes duties that are done, unless they were noted anew since they were taken. */
export async function strikeJobDuties(db: Database, duties: readonly JobDuty[]): Promise<void> {
  await sql`
    delete from job_duty using unnest(
      ${duties.map(each => each.jobId)}::uuid[], ${duties.map(each => each.duty)}::text[],
      ${duties.map(each => each.attempts)}::integer[]
    ) done (job_id, duty, attempts)
    where job_duty.job_id = done.job_id and job_duty.duty = done.duty and job_duty.attempts = done.attempts`.execute(
    db,
  )
}

/** Why a duty was not done. */
export interface DutyProblem {
  readonly message: string
  /** how often it was tried */
  readonly attempts: number
  /** ISO 8601 */
  readonly at: string
}

/** When a duty is tried again, and what is noted of it. */
export interface PutOff {
  /** null: never, unless somebody asks for it */
  readonly nextAt: Date | null
  /** how many attempts count from now on */
  readonly attempts: number
  /** null: nothing went wrong */
  readonly problem: DutyProblem | null
}

/** Puts a duty off that was taken, unless it was noted anew since. @returns the project of its job; undefined: it was */
export async function putOffJobDuty(
  db: Database,
  { jobId, duty, attempts }: JobDuty,
  off: PutOff,
): Promise<string | undefined> {
  const problem = off.problem === null ? null : JSON.stringify(off.problem)
  const { rows } = await sql<{ projectId: string }>`
    update job_duty set next_at = coalesce(${off.nextAt}::timestamptz, 'infinity'), attempts = ${off.attempts},
      problem = coalesce(${problem}::json, job_duty.problem)
    from job
    where job_duty.job_id = ${jobId} and job_duty.duty = ${duty} and job_duty.attempts = ${attempts}
      and job.id = job_duty.job_id
    returning job.project_id as "projectId"`.execute(db)
  return rows[0]?.projectId
}

/** Has the results of some jobs tried again at once that could not be written. @returns the ids of those jobs */
export async function retryResultDuties(transaction: Database, jobIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ jobId: string }>`
    update job_duty set attempts = 0, next_at = '-infinity', problem = null
    where job_id = any(${jobIds}::uuid[]) and duty in ('result', 'failure') and problem is not null
    returning job_id as "jobId"`.execute(transaction)
  return rows.map(row => row.jobId)
}
