import type { JobState, Route, Step, StepKind, WorkflowPlan } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import { containing, type Database } from '../../db/index.ts'
import { type SkippedBy, skippedBySomebody, stranded } from './skipped/queries.ts'

/** A job as it is stored, with what it stands among. */
export interface JobRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly batchId: string
  readonly batchName: string
  readonly datasetId: string
  readonly workflowId: string
  readonly workflowVersion: number
  readonly mediaId: string | null
  readonly mediaKind: 'image' | 'video' | null
  readonly mediaName: string | null
  readonly referenceId: string
  readonly state: JobState
  readonly step: string
  readonly stepKind: StepKind
  readonly stepName: string
  readonly priority: number
  readonly frames: number
  readonly labels: number
  readonly assigneeId: string | null
  readonly assigneeName: string | null
  readonly groupId: string | null
  readonly leasedUntil: Date | null
  readonly visitId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly problem: Readonly<Record<string, unknown>> | null
  readonly given: Readonly<Record<string, unknown>>
  readonly resultVersion: number
  /** whether it is done, and a result tells what it came to then */
  readonly resultStands: boolean
  /** why its result is not written, or nobody told of it; times as ISO 8601 */
  readonly resultProblem: {
    readonly message: string
    readonly attempts: number
    readonly at: string
    /** when it is tried again; null: it was given up */
    readonly nextAt: string | null
  } | null
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly doneAt: Date | null
}

const jobColumns = sql`
  job.id, job.project_id as "projectId", project.workspace_id as "workspaceId", job.batch_id as "batchId",
  batch.name as "batchName", batch.dataset_id as "datasetId", job.workflow_id as "workflowId",
  job.workflow_version as "workflowVersion", job.media_id as "mediaId", media.kind as "mediaKind",
  media.name as "mediaName", job.reference_id as "referenceId", job.state, job.step,
  job.step_kind as "stepKind", coalesce(named.name, job.step) as "stepName", job.priority, job.frames,
  coalesce(media.label_count, 0) as labels, job.assignee_id as "assigneeId", person.name as "assigneeName",
  job.group_id as "groupId", job.leased_until as "leasedUntil", job.visit_id as "visitId", job.facts,
  job.problem, job.given, job.result_version as "resultVersion", (
    job.state = 'done' and exists (
      select from job_result where job_id = job.id and version = job.result_version
        and (job.done_at is null or job_result.created_at >= job.done_at))
  ) as "resultStands", case when job.state in ('done', 'failed') then (
    select json_build_object('message', duty.problem -> 'message', 'attempts', duty.problem -> 'attempts',
      'at', duty.problem -> 'at', 'nextAt', case when isfinite(duty.next_at) then duty.next_at end)
    from job_duty duty
    where duty.job_id = job.id and duty.duty = case job.state when 'done' then 'result' else 'failure' end
      and duty.problem is not null
  ) end as "resultProblem", job.created_at as "createdAt",
  job.created_by as "createdBy", job.updated_at as "updatedAt", job.done_at as "doneAt"`

const amongWhat = sql`
  join project on project.id = job.project_id
  join batch on batch.id = job.batch_id
  left join media on media.id = job.media_id
  left join person on person.id = job.assignee_id
  left join workflow_version plan on plan.workflow_id = job.workflow_id and plan.version = job.workflow_version
  left join lateral (
    select step.value ->> 'name' as name from json_array_elements(plan.steps) step
    where step.value ->> 'id' = job.step limit 1
  ) named on true`

/** What is read of the jobs that `chosen` selects, in the order they were made. */
export function jobsOf(chosen: RawBuilder<unknown>) {
  return sql<JobRow>`select ${jobColumns} from (${chosen}) job ${amongWhat} order by job.id`
}

/** One job, whoever asks. */
export async function jobById(db: Database, id: string): Promise<JobRow | undefined> {
  return (await jobsOf(sql`select * from job where id = ${id}`).execute(db)).rows[0]
}

/** Jobs by id, in the order they were made. */
export async function jobsByIds(db: Database, ids: readonly string[]): Promise<JobRow[]> {
  return (await jobsOf(sql`select * from job where id = any(${ids}::uuid[])`).execute(db)).rows
}

/** Which jobs of a project. */
export interface JobFilter {
  readonly batchId?: string | undefined
  readonly workflowId?: string | undefined
  readonly step?: string | undefined
  readonly state?: readonly JobState[] | undefined
  readonly assigneeId?: string | undefined
  readonly mediaId?: string | undefined
  /** a part of the reference or of the media's name */
  readonly search?: string | undefined
  readonly priority?: number | undefined
  /** which wait for whoever comes, and were skipped there */
  readonly skipped?: SkippedBy | undefined
  /** whether what they came to could not be written, or not be told */
  readonly unwritten?: boolean | undefined
}

const isUnwritten = sql`(job.state in ('done', 'failed') and job.id in (
  select job_id from job_duty where duty in ('result', 'failure') and problem is not null))`

function among(projectId: string, filter: JobFilter) {
  const { batchId, workflowId, step, state, assigneeId, mediaId, search, priority, skipped, unwritten } =
    filter
  const conditions = [sql`job.project_id = ${projectId}`]
  if (batchId !== undefined) conditions.push(sql`job.batch_id = ${batchId}`)
  if (workflowId !== undefined) conditions.push(sql`job.workflow_id = ${workflowId}`)
  if (step !== undefined) conditions.push(sql`job.step = ${step}`)
  if (state !== undefined && state.length > 0) conditions.push(sql`job.state = any(${state}::text[])`)
  if (assigneeId !== undefined) conditions.push(sql`job.assignee_id = ${assigneeId}`)
  if (mediaId !== undefined) conditions.push(sql`job.media_id = ${mediaId}`)
  if (priority !== undefined) conditions.push(sql`job.priority = ${priority}`)
  if (skipped === 'somebody') conditions.push(skippedBySomebody)
  if (skipped === 'everybody') conditions.push(stranded(projectId))
  if (unwritten !== undefined) conditions.push(unwritten ? isUnwritten : sql`not ${isUnwritten}`)
  if (search !== undefined)
    conditions.push(sql`(job.reference_id ilike ${containing(search)} or exists (
      select from media where media.id = job.media_id and media.name ilike ${containing(search)}))`)
  return sql.join(conditions, sql` and `)
}

/** Jobs of a project in the order they were made, those after a given one. */
export async function jobsAfter(
  db: Database,
  projectId: string,
  filter: JobFilter,
  afterId: string | undefined,
  limit: number,
): Promise<JobRow[]> {
  const after = afterId === undefined ? sql`` : sql`and job.id > ${afterId}`
  const chosen = sql`
    select * from job where ${among(projectId, filter)} ${after} order by id limit ${limit}`
  return (await jobsOf(chosen).execute(db)).rows
}

/** How many jobs a filter finds. */
export async function countJobs(db: Database, projectId: string, filter: JobFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from job where ${among(projectId, filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** One stay of a job at a step. */
export interface VisitRow {
  readonly id: string
  readonly jobId: string
  readonly step: string
  readonly stepKind: StepKind
  readonly personId: string | null
  readonly personName: string | null
  readonly takenBy: 'queue' | 'assignment' | 'model'
  readonly beganAt: Date
  readonly endedAt: Date | null
  readonly secondsActive: number
  readonly outcome:
    | 'submitted'
    | 'accepted'
    | 'rejected'
    | 'skipped'
    | 'returned'
    | 'expired'
    | 'moved'
    | null
  readonly revisionFrom: number
  readonly revisionTo: number | null
  readonly reasons: readonly string[]
  readonly comment: string | null
}

const visitColumns = sql`
  visit.id, job_id as "jobId", step, step_kind as "stepKind", person_id as "personId",
  person.name as "personName", taken_by as "takenBy", began_at as "beganAt", ended_at as "endedAt",
  seconds_active as "secondsActive", outcome, revision_from as "revisionFrom", revision_to as "revisionTo",
  reasons, comment`

/** The stays of a job, oldest first. */
export async function visitsOf(db: Database, jobId: string): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from job_visit visit left join person on person.id = person_id
    where job_id = ${jobId} order by visit.id`.execute(db)
  return rows
}

/** A job with its plan and its visits. */
export interface JobWithVisits {
  readonly job: JobRow
  readonly plan: WorkflowPlan
  readonly visits: readonly VisitRow[]
}

/** A job with its plan and its visits as PostgreSQL gives them. */
export interface DetailsRow extends JobRow {
  readonly steps: readonly Step[] | null
  readonly routes: readonly Route[] | null
  readonly visits: readonly (Omit<VisitRow, 'beganAt' | 'endedAt'> & {
    beganAt: string
    endedAt: string | null
  })[]
}

/** One job with its plan and its visits, oldest first, whoever asks. */
export async function jobDetailsById(db: Database, id: string): Promise<JobWithVisits | undefined> {
  const chosen = sql`(select * from job where id = ${id})`
  const { rows } = await sql<DetailsRow>`${detailsOf(chosen)}`.execute(db)
  return rows[0] && readDetails(rows[0])
}

/**
 * Selects jobs with their plans and visits.
 * @param jobs rows of `job`
 * @param begun rows of `job_visit` that the same statement adds, which it does not see there yet
 * @param more columns
 */
export function detailsOf(
  jobs: RawBuilder<unknown>,
  begun?: RawBuilder<unknown>,
  more?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const stays = begun
    ? sql`(select * from job_visit where job_id = job.id union all select * from ${begun} where job_id = job.id)`
    : sql`(select * from job_visit where job_id = job.id)`
  return sql`
    select ${jobColumns}, plan.steps, plan.routes, (
      select coalesce(json_agg(stay order by stay.id), '[]') from (
        select ${visitColumns} from ${stays} visit left join person on person.id = person_id
      ) stay
    ) as visits ${more ? sql`, ${more}` : sql``}
    from ${jobs} job ${amongWhat}`
}

/** Reads what `detailsOf` selects. */
export function readDetails(row: DetailsRow): JobWithVisits {
  const { steps, routes, visits: stays, ...job } = row
  return {
    job,
    plan: { steps: steps ?? [], routes: routes ?? [] },
    visits: stays.map(({ beganAt, endedAt, ...visit }) => ({
      ...visit,
      beganAt: new Date(beganAt),
      endedAt: endedAt === null ? null : new Date(endedAt),
    })),
  }
}

/** How many jobs hang on a dataset. */
export interface DatasetJobs {
  /** neither done nor failed */
  readonly open: number
  readonly done: number
  readonly failed: number
}

/** The jobs of batches that put their media into a dataset, and those on media of it. */
export async function jobsOfDataset(db: Database, datasetId: string): Promise<DatasetJobs> {
  const { rows } = await sql<DatasetJobs>`
    select count(*) filter (where state not in ('done', 'failed'))::int as open,
      count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
    from (
      select job.id, state from job join batch on batch.id = job.batch_id where batch.dataset_id = ${datasetId}
      union
      select job.id, state from job join media on media.id = job.media_id where media.dataset_id = ${datasetId}
    ) job`.execute(db)
  return rows[0] ?? { open: 0, done: 0, failed: 0 }
}
