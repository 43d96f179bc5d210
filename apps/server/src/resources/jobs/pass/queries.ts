import type { JobState, MediaStatus, Route, Step, StepKind } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { settingStatus } from '../../images/index.ts'
import { type JobRow, jobsOf } from '../queries.ts'
import { roleAt, secondsAt, type Workplace } from '../take/queries.ts'

/** A job with what it is judged by. */
export interface JudgedJob extends Workplace {
  readonly id: string
  readonly projectId: string
  readonly mediaId: string | null
  readonly state: JobState
  readonly step: string
  readonly stepKind: StepKind
  readonly assigneeId: string | null
  readonly groupId: string | null
  readonly visitId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
  readonly routes: readonly Route[]
  /** how the stay that is under way began */
  readonly takenBy: 'queue' | 'assignment' | 'model' | null
  /** whether somebody changed labels since then */
  readonly edited: boolean
  /** who made it, and at which step; the last one last */
  readonly makers: readonly { readonly personId: string | null; readonly step: string }[]
}

/** A job that nobody else changes until the transaction ends. */
export type LockedJob = JudgedJob

/** Locks jobs, in the order of their ids. */
export async function lockJobs(db: Database, ids: readonly string[]): Promise<LockedJob[]> {
  await sql`select from job where id = any(${ids}::uuid[]) order by id for no key update`.execute(db)
  return judgedJobs(db, ids)
}

/** Jobs with what they are judged by, in the order of their ids. */
async function judgedJobs(db: Database, ids: readonly string[]): Promise<JudgedJob[]> {
  return (await judging(sql`job.id = any(${ids}::uuid[])`).execute(db)).rows
}

/**
 * A job with what it is judged by, whoever asks.
 * @param workerId whom a request names as the one who works
 */
export async function judgedJob(
  db: Database,
  id: string,
  workerId: string | undefined,
): Promise<JudgedJob | undefined> {
  // Not as a list of one: PostgreSQL takes lists for longer, and would plan this anew each time.
  return (await judging(sql`job.id = ${id}`, workerId).execute(db)).rows[0]
}

function judging(condition: RawBuilder<unknown>, workerId?: string) {
  return sql<JudgedJob>`
    select job.id, job.project_id as "projectId", project.workspace_id as "workspaceId",
      ${roleAt(workerId)} as "workerRole", job.media_id as "mediaId",
      job.state, job.step, job.step_kind as "stepKind", job.assignee_id as "assigneeId", job.group_id as "groupId",
      job.visit_id as "visitId", job.facts, plan.steps, plan.routes, visit.taken_by as "takenBy",
      exists (
        select from change where change.media_id = job.media_id and change.revision > visit.revision_from
          and json_array_length(added) + json_array_length(updated) + json_array_length(removed) > 0
      ) as edited, (
        select coalesce(json_agg(json_build_object('personId', person_id, 'step', step) order by made.ended_at), '[]')
        from job_visit made
        where made.job_id = job.id and made.step_kind = 'maker' and made.outcome = 'submitted'
      ) as makers
    from job join project on project.id = job.project_id
    join workflow_version plan on plan.workflow_id = job.workflow_id and plan.version = job.workflow_version
    left join job_visit visit on visit.id = job.visit_id
    where ${condition} order by job.id`
}

/** How the stay of a job ends, and where it stands from then on. */
export interface Passing {
  readonly id: string
  /** the stay that is under way; null: none */
  readonly visitId: string | null
  readonly outcome: 'submitted' | 'accepted' | 'rejected' | 'skipped' | 'returned' | 'expired' | 'moved'
  readonly seconds: number
  readonly reasons: readonly string[]
  readonly comment: string | null
  readonly state: 'waiting' | 'done'
  readonly step: string
  readonly kind: StepKind
  readonly place: number
  readonly assigneeId: string | null
  readonly groupId: string | null
  /** whether those who made it are not offered it */
  readonly othersWork: boolean
  readonly facts: Readonly<Record<string, unknown>>
}

/** A stay at a step of a model, which ends as it begins. */
export interface ModelVisit {
  readonly id: string
  readonly jobId: string
  readonly step: string
}

/** What a media stands at from now on. */
export interface ShownStatus {
  readonly mediaId: string
  readonly status: MediaStatus
}

/**
 * Ends stays at the revisions that their media have now, counts what their people did to labels, and puts the jobs where they
 * stand from now on, in one statement; of jobs that have another stay by now nothing is changed. What a review accepts
 * without a change agrees with what was made.
 * @returns the jobs that were put somewhere, as they are now
 */
export async function passJobs(
  db: Database,
  passings: readonly Passing[],
  past: readonly ModelVisit[],
  shown: readonly ShownStatus[],
  by: { readonly id: string | null },
  now: Date,
): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(passings)}::json) as given (id uuid, "visitId" uuid,
        outcome text, seconds integer, reasons json, comment text, state text, step text, kind text, place smallint,
        "assigneeId" uuid, "groupId" uuid, "othersWork" boolean, facts jsonb)
    ), locked as materialized (
      select job.id, job.media_id from job join given on given.id = job.id
      where job.visit_id is not distinct from given."visitId" order by job.id for no key update of job
    ), ${ending(now)}, ${standing(now)}, modelled as (
      insert into job_visit (id, job_id, step, step_kind, taken_by, began_at, ended_at, outcome, revision_from,
        revision_to, comment)
      select past.id, past."jobId", past.step, 'model', 'model', ${now}::timestamptz, ${now}::timestamptz,
        'submitted', coalesce(media.revision, 0), coalesce(media.revision, 0), 'this server runs no models yet'
      from json_to_recordset(${JSON.stringify(past)}::json) as past (id uuid, "jobId" uuid, step text)
      join locked on locked.id = past."jobId" left join media on media.id = locked.media_id
    ), shown as (
      ${settingStatus(
        sql`select locked.media_id, shown.status
          from json_to_recordset(${JSON.stringify(shown)}::json) as shown ("mediaId" uuid, status text)
          join locked on locked.media_id = shown."mediaId"`,
        by,
        now,
      )}
    )
    ${jobsOf(sql`select * from stood`)}`.execute(db)
  return rows
}

function ending(now: Date) {
  return sql`counted as materialized (
      select given.*, coalesce(media.revision, 0) as revision, did.*
      from given join locked on locked.id = given.id join job_visit on job_visit.id = given."visitId"
      left join media on media.id = locked.media_id
      cross join lateral (
        select coalesce(sum(json_array_length(change.added)), 0)::integer as added,
          coalesce(sum(json_array_length(change.updated)), 0)::integer as updated,
          coalesce(sum(json_array_length(change.removed)), 0)::integer as removed
        from change where change.media_id = locked.media_id and change.revision > job_visit.revision_from
          and change.author_id = job_visit.person_id
      ) did
    ), ended as (
      update job_visit set ended_at = ${now}, outcome = counted.outcome, reasons = counted.reasons,
        comment = counted.comment, seconds_active = ${secondsAt(sql`counted.seconds`, now)},
        revision_to = counted.revision, labels_added = counted.added, labels_updated = counted.updated,
        labels_removed = counted.removed,
        agreement = case when counted.outcome = 'accepted' and counted.revision = revision_from then 1 end,
        iou = case when counted.outcome = 'accepted' and counted.revision = revision_from then 1 end
      from counted where job_visit.id = counted."visitId"
      returning job_visit.job_id, job_visit.person_id, job_visit.step, job_visit.step_kind, job_visit.outcome
    )`
}

function standing(now: Date) {
  return sql`stood as (
      update job set state = given.state, step = given.step, step_kind = given.kind, step_place = given.place,
        assignee_id = given."assigneeId", leased_until = null, visit_id = null, pulled_by = null,
        group_id = (select id from person_group where id = given."groupId"), facts = given.facts, problem = null,
        closed_to = array(
          select distinct person_id from (
            select person_id, step, step_kind, outcome from job_visit
              where job_id = given.id and offered_again_at is null
            union all select person_id, step, step_kind, outcome from ended where job_id = given.id
          ) visit
          where person_id is not null and (visit.step = given.step and outcome = 'skipped'
            or given."othersWork" and visit.step_kind = 'maker' and outcome = 'submitted')
        ),
        done_at = case when given.state = 'done' then ${now}::timestamptz end, updated_at = ${now}
      from given join locked on locked.id = given.id
      where job.id = given.id
      returning job.*
    )`
}

/** Jobs whose holders were not heard of for too long; those who changed labels lately are at work. */
export async function lapsedJobs(
  db: Database,
  { now, since, limit }: { readonly now: Date; readonly since: Date; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select job.id from job left join media on media.id = job.media_id
    where job.state = 'held' and job.leased_until < ${now}
      and not (media.updated_by is not distinct from job.assignee_id and media.updated_at > ${since})
    order by job.leased_until limit ${limit}`.execute(db)
  return rows.map(row => row.id)
}

/** Says what a job is done on. */
export async function setMedia(db: Database, jobId: string, mediaId: string): Promise<void> {
  await db.updateTable('job').set({ media_id: mediaId }).where('id', '=', jobId).execute()
}

/** Ends a job that is being prepared. @returns the id of its project; undefined when it was not */
export async function setFailed(
  db: Database,
  jobId: string,
  problem: unknown,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ projectId: string }>`
    update job set state = 'failed', problem = ${JSON.stringify(problem)}::json, updated_at = ${now}
    where id = ${jobId} and state = 'preparing' returning project_id as "projectId"`.execute(db)
  return rows[0]?.projectId
}
