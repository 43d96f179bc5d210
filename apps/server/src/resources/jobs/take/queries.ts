import type { Role } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { settingStatus } from '../../images/index.ts'
import { type DetailsRow, detailsOf, type JobWithVisits, readDetails } from '../queries.ts'

/** A place to work at, and what whom a request names is a member there as; null: none. */
export interface Workplace {
  readonly workspaceId: string
  readonly workerRole: Role | null
}

/** What somebody is a member of a workspace as; null: they are none. */
export async function roleOfMember(
  db: Database,
  workspaceId: string,
  personId: string,
): Promise<Role | null> {
  const { rows } = await sql<{ role: Role }>`
    select role from member where workspace_id = ${workspaceId} and person_id = ${personId}`.execute(db)
  return rows[0]?.role ?? null
}

/** A project as a place to work at, for whom a request names, if anybody. */
export async function projectToWorkAt(
  db: Database,
  projectId: string,
  workerId: string | undefined,
): Promise<(Workplace & { readonly id: string }) | undefined> {
  const { rows } = await sql<Workplace & { id: string }>`
    select id, workspace_id as "workspaceId", ${roleAt(workerId)} as "workerRole"
    from project where id = ${projectId}`.execute(db)
  return rows[0]
}

/** What somebody is in the workspace of the row of `project`. */
export function roleAt(workerId: string | undefined) {
  return sql`(
    select role from member where workspace_id = project.workspace_id and person_id = ${workerId ?? null}::uuid)`
}

/** Who takes, and until when the job is theirs unless they are heard of again. */
export interface Taking {
  readonly projectId: string
  readonly personId: string
  /** of the stay that begins */
  readonly visitId: string
  readonly now: Date
  readonly until: Date
}

/** What is taken from the queue. */
export interface QueueFilter {
  readonly steps?: readonly string[] | undefined
  readonly batchId?: string | undefined
}

/** A job that was taken, as it is now, and what its media stands at. */
export interface Taken extends JobWithVisits {
  readonly mediaStatus: string | null
}

type TakenRow = DetailsRow & Pick<Taken, 'mediaStatus'>

/**
 * Takes the best job in one statement: the one that the person holds, one that waits for them alone, else the first of the
 * queue that nobody else has locked just now. Two takers never get one job, and nobody waits for another. Its media shows
 * it, unless somebody has locked that.
 * @param only one of the queue, for which it waits until nobody has locked it
 * @throws of the constraint `job_pulled` when the person took another one at the same moment
 */
export async function takeBest(
  db: Database,
  { projectId, personId, visitId, now, until }: Taking,
  filter: QueueFilter,
  only?: string,
): Promise<Taken | undefined> {
  const { rows } = await sql<TakenRow>`
    with mine as materialized (
      select id, true as assigned from job
      where assignee_id = ${personId} and project_id = ${projectId}
        and (state = 'held' or state = 'waiting' ${wanted(filter)})
      order by state = 'held' desc, priority desc, batch_id, step_place desc, id limit 1 for no key update
    ), best as materialized (
      select id, false as assigned from job
      where not exists (select from mine) and ${offered(projectId, personId, filter)}
        ${only === undefined ? sql`` : sql`and id = ${only}`}
      order by priority desc, batch_id, step_place desc, id limit 1
      for no key update ${only === undefined ? sql`skip locked` : sql``}
    ), taken as (
      ${taking({ projectId, personId, visitId, now, until })}
      from (select * from mine union all select * from best) chosen where job.id = chosen.id
      returning job.*, chosen.assigned
    ) ${beginning({ visitId, personId, now })}, shown as (
      ${settingStatus(
        sql`select media.id as media_id, 'IN PROGRESS' as status
          from media join taken on taken.media_id = media.id and taken.step_kind <> 'review'
          for no key update of media skip locked`,
        { id: personId },
        now,
      )} returning media.id
    )
    ${detailsOf(
      sql`taken`,
      sql`begun`,
      sql`case when exists (select from shown) then 'IN PROGRESS' else media.status end as "mediaStatus"`,
    )}`.execute(db)
  return readTaken(rows)
}

/** The first job that the queue has for somebody, whoever may have locked it. */
export async function firstOffered(
  db: Database,
  { projectId, personId }: Pick<Taking, 'projectId' | 'personId'>,
  filter: QueueFilter,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from job where ${offered(projectId, personId, filter)}
    order by priority desc, batch_id, step_place desc, id limit 1`.execute(db)
  return rows[0]?.id
}

function wanted({ steps, batchId }: QueueFilter) {
  return sql`
    ${steps && steps.length > 0 ? sql`and step = any(${steps}::text[])` : sql``}
    ${batchId === undefined ? sql`` : sql`and batch_id = ${batchId}`}`
}

/** What the queue has for somebody. */
function offered(projectId: string, personId: string, filter: QueueFilter) {
  return sql`
    project_id = ${projectId} and state = 'waiting' and assignee_id is null and step_kind <> 'manual'
    and not ${personId}::uuid = any(closed_to)
    and (group_id is null or group_id = any(array(
      select group_id from person_group_member where person_id = ${personId})))
    ${wanted(filter)}`
}

/** Whether somebody is in a group. */
export async function isInGroup(db: Database, groupId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from person_group_member where group_id = ${groupId} and person_id = ${personId}`.execute(db)
  return rows.length > 0
}

/** Takes a job that was locked and may be taken; it counts as assigned, for it was not the queue that gave it. */
export async function takeThis(db: Database, jobId: string, taker: Taking): Promise<Taken> {
  const { rows } = await sql<TakenRow>`
    with taken as (
      ${taking(taker)}
      from (select true as assigned) chosen where job.id = ${jobId}
      returning job.*, chosen.assigned
    ) ${beginning(taker)}
    ${detailsOf(sql`taken`, sql`begun`, sql`media.status as "mediaStatus"`)}`.execute(db)
  const taken = readTaken(rows)
  if (!taken) throw new Error(`job ${jobId} went although it was locked`)
  return taken
}

function readTaken([row]: readonly TakenRow[]): Taken | undefined {
  if (!row) return undefined
  const { mediaStatus, ...details } = row
  return { ...readDetails(details), mediaStatus }
}

function taking({ personId, visitId, now, until }: Taking) {
  return sql`
    update job set state = 'held', assignee_id = ${personId}, leased_until = ${until},
      visit_id = case when job.state = 'held' then job.visit_id else ${visitId}::uuid end,
      pulled_by = case when job.state = 'held' then job.pulled_by when chosen.assigned then null else ${personId}::uuid end,
      updated_at = case when job.state = 'held' then job.updated_at else ${now}::timestamptz end`
}

function beginning({ visitId, personId, now }: Pick<Taking, 'visitId' | 'personId' | 'now'>) {
  return sql`, begun as (
    insert into job_visit (id, job_id, step, step_kind, person_id, taken_by, began_at, revision_from)
    select ${visitId}::uuid, taken.id, taken.step, taken.step_kind, ${personId}::uuid,
      case when taken.assigned then 'assignment' else 'queue' end, ${now}::timestamptz,
      coalesce(media.revision, 0)
    from taken left join media on media.id = taken.media_id where taken.visit_id = ${visitId}::uuid
    returning *
  )`
}

/** Adds to the time that somebody spent, and keeps the job in their hands. @returns false when it is not theirs */
export async function renewLease(
  db: Database,
  {
    jobId,
    personId,
    seconds,
  }: { readonly jobId: string; readonly personId: string; readonly seconds: number },
  now: Date,
  until: Date,
): Promise<boolean> {
  const { rows } = await sql`
    with renewed as (
      update job set leased_until = ${until}
      where id = ${jobId} and state = 'held' and assignee_id = ${personId} returning visit_id
    ), counted as (
      update job_visit set seconds_active = ${secondsAt(sql`${seconds}::integer`, now)} from renewed
      where job_visit.id = renewed.visit_id
    )
    select from renewed`.execute(db)
  return rows.length > 0
}

/** The time of a visit with some seconds more; never longer than the visit lasts. */
export function secondsAt(more: RawBuilder<unknown>, now: Date) {
  return sql`least(seconds_active + ${more},
    greatest(seconds_active, extract(epoch from ${now}::timestamptz - began_at)::integer))`
}
