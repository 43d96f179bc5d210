import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { deliveryStates } from './contract.ts'

/** Where a project tells of its jobs. */
export interface CallbackRow {
  readonly projectId: string
  readonly url: string
  /** sealed; null: none */
  readonly secret: Buffer | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const callbackColumns = sql`
  callback.project_id as "projectId", callback.url, callback.secret, callback.created_at as "createdAt",
  callback.updated_at as "updatedAt"`

/** The callback of a project; undefined: it has none. */
export async function callbackOf(db: Database, projectId: string): Promise<CallbackRow | undefined> {
  const { rows } = await sql<CallbackRow>`
    select ${callbackColumns} from callback where project_id = ${projectId}`.execute(db)
  return rows[0]
}

/** Sets a callback; a secret that is undefined stays as it is. */
export async function putCallback(
  db: Database,
  { projectId, url, secret }: { projectId: string; url: string; secret: Buffer | null | undefined },
  now: Date,
): Promise<void> {
  const kept = secret === undefined ? sql`callback.secret` : sql`excluded.secret`
  await sql`
    insert into callback (project_id, url, secret, created_at, updated_at)
    values (${projectId}, ${url}, ${secret ?? null}, ${now}, ${now})
    on conflict (project_id) do update set url = excluded.url, secret = ${kept}, updated_at = excluded.updated_at`.execute(
    db,
  )
}

/** Takes a callback away, and gives up what waits for it. */
export async function deleteCallbackRow(db: Database, projectId: string): Promise<void> {
  await sql`
    with gone as (delete from callback where project_id = ${projectId})
    update callback_delivery set state = 'given up', last_problem = 'the callback was removed'
    where project_id = ${projectId} and state = 'waiting'`.execute(db)
}

/** The secrets of all callbacks after one of them, whoever's they are. */
export async function secretsAfter(
  db: Database,
  afterId: string,
  limit: number,
): Promise<{ projectId: string; secret: Buffer }[]> {
  const { rows } = await sql<{ projectId: string; secret: Buffer }>`
    select project_id as "projectId", secret from callback
    where project_id > ${afterId} and secret is not null order by project_id limit ${limit}`.execute(db)
  return rows
}

/** Keeps a secret anew, unless it was changed meanwhile. */
export async function replaceSecret(
  db: Database,
  projectId: string,
  before: Buffer,
  after: Buffer,
): Promise<void> {
  await sql`
    update callback set secret = ${after} where project_id = ${projectId} and secret = ${before}`.execute(db)
}

/** What is told of a job, and what came of it so far. */
export interface DeliveryRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly jobId: string
  readonly referenceId: string
  readonly about: 'done' | 'failed'
  readonly url: string
  readonly state: (typeof deliveryStates)[number]
  readonly attempts: number
  readonly nextAt: Date
  readonly lastStatus: number | null
  readonly lastProblem: string | null
  readonly createdAt: Date
  readonly deliveredAt: Date | null
}

const deliveries = sql`
  select delivery.id, delivery.project_id as "projectId", project.workspace_id as "workspaceId",
    delivery.job_id as "jobId", job.reference_id as "referenceId", delivery.about, delivery.url, delivery.state,
    delivery.attempts, delivery.next_at as "nextAt", delivery.last_status as "lastStatus",
    delivery.last_problem as "lastProblem", delivery.created_at as "createdAt",
    delivery.delivered_at as "deliveredAt"
  from callback_delivery delivery join project on project.id = delivery.project_id
  join job on job.id = delivery.job_id`

/** One delivery, whoever asks. */
export async function deliveryById(db: Database, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`${deliveries} where delivery.id = ${id}`.execute(db)
  return rows[0]
}

interface DeliveryFilter {
  readonly projectId: string
  readonly state?: DeliveryRow['state'] | undefined
  readonly jobId?: string | undefined
}

function fits({ projectId, state, jobId }: DeliveryFilter) {
  return sql`delivery.project_id = ${projectId}
    ${state === undefined ? sql`` : sql`and delivery.state = ${state}`}
    ${jobId === undefined ? sql`` : sql`and delivery.job_id = ${jobId}`}`
}

/** Deliveries of a project, newest first, those before a given one. */
export async function deliveriesBefore(
  db: Database,
  filter: DeliveryFilter,
  beforeId: string | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  const before = beforeId === undefined ? sql`` : sql`and delivery.id < ${beforeId}`
  const { rows } = await sql<DeliveryRow>`
    ${deliveries} where ${fits(filter)} ${before} order by delivery.id desc limit ${limit}`.execute(db)
  return rows
}

/** How many deliveries a filter finds. */
export async function countDeliveries(db: Database, filter: DeliveryFilter): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from callback_delivery delivery where ${fits(filter)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Something to tell. */
export interface NewDelivery {
  readonly id: string
  readonly projectId: string
  readonly jobId: string
  readonly about: DeliveryRow['about']
  /** JSON */
  readonly body: string
}

/** Notes what is to be told; nothing of projects that have no callback. @returns how much that is */
export async function insertDeliveries(
  db: Database,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into callback_delivery (id, project_id, job_id, about, url, body, state, next_at, created_at)
    select given.id, callback.project_id, given.job_id, given.about, callback.url, given.body, 'waiting',
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${deliveries.map(each => each.id)}::uuid[], ${deliveries.map(each => each.projectId)}::uuid[],
      ${deliveries.map(each => each.jobId)}::uuid[], ${deliveries.map(each => each.about)}::text[],
      ${deliveries.map(each => each.body)}::text[]
    ) given (id, project_id, job_id, about, body)
    join callback on callback.project_id = given.project_id`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** A delivery to be tried now, with where it goes. */
export interface DueDelivery {
  readonly id: string
  readonly projectId: string
  readonly body: string
  /** this one counted */
  readonly attempts: number
  /** null: the project has no callback any more */
  readonly url: string | null
  readonly secret: Buffer | null
}

/** Takes a delivery that is due, for nobody else until a moment; undefined when there is none. */
export async function takeDueDelivery(
  db: Database,
  now: Date,
  until: Date,
): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    with waiting as materialized (
      select id, project_id from callback_delivery where state = 'waiting' and next_at <= ${now}
      order by next_at limit 1 for update skip locked
    )
    update callback_delivery delivery
    set attempts = delivery.attempts + 1, next_at = ${until}, url = coalesce(due."to", delivery.url)
    from (
      select waiting.id, callback.url as "to", callback.secret
      from waiting left join callback on callback.project_id = waiting.project_id
    ) due
    where delivery.id = due.id
    returning delivery.id, delivery.project_id as "projectId", delivery.body, delivery.attempts, due."to" as url,
      due.secret`.execute(db)
  return rows[0]
}

/** What came of an attempt. */
export interface Attempt {
  readonly status: number | null
  readonly problem: string | null
  /** of the next one; null: there is none */
  readonly nextAt: Date | null
}

/** Notes what came of an attempt, unless the delivery was begun anew meanwhile. */
export async function noteAttempt(
  db: Database,
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  { status, problem, nextAt }: Attempt,
  now: Date,
): Promise<void> {
  const state = problem === null ? 'delivered' : nextAt ? 'waiting' : 'given up'
  await sql`
    update callback_delivery set state = ${state}, last_status = ${status}, last_problem = ${problem},
      next_at = ${nextAt ?? now}, delivered_at = ${problem === null ? now : null}
    where id = ${id} and attempts = ${attempts} and state = 'waiting'`.execute(db)
}

/** Gives back a delivery whose attempt was broken off by ourselves. */
export async function giveBackDelivery(
  db: Database,
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  now: Date,
): Promise<void> {
  await sql`
    update callback_delivery set attempts = attempts - 1, next_at = ${now}
    where id = ${id} and attempts = ${attempts} and state = 'waiting'`.execute(db)
}

/** Puts off what else waits for a project's callback: it does not answer just now. */
export async function putOffDeliveries(
  db: Database,
  projectId: string,
  now: Date,
  until: Date,
): Promise<void> {
  await sql`
    update callback_delivery set next_at = ${until} where id in (
      select id from callback_delivery where project_id = ${projectId} and state = 'waiting' and next_at <= ${now}
      for update skip locked
    )`.execute(db)
}

/** Begins a delivery anew. */
export async function restartDelivery(db: Database, id: string, now: Date): Promise<void> {
  await sql`
    update callback_delivery set state = 'waiting', attempts = 0, next_at = ${now}, delivered_at = null
    where id = ${id}`.execute(db)
}
