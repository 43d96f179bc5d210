import { sql } from 'kysely'
import type { Database } from '../db/index.ts'

/** Where a run stands. */
export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** Things to which the same happened. */
export interface RunWarning {
  readonly message: string
  readonly count: number
  readonly examples: readonly string[]
}

/** A run as it is stored, with the workspace it lives in. */
export interface RunRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly kind: string
  readonly state: RunState
  readonly input: Readonly<Record<string, unknown>>
  readonly done: number
  readonly total: number | null
  readonly warnings: readonly RunWarning[]
  readonly result: Readonly<Record<string, unknown>> | null
  readonly error: string | null
  /** id of the person or API key; null when nobody did */
  readonly startedBy: string | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
}

const runColumns = sql`
  run.id, run.project_id as "projectId", project.workspace_id as "workspaceId", run.kind, run.state, run.input,
  run.done::float8 as done, run.total::float8 as total, run.warnings, run.result, run.error,
  run.started_by as "startedBy", run.created_at as "createdAt", run.started_at as "startedAt",
  run.ended_at as "endedAt"`

/** One run, whoever asks. */
export async function runById(db: Database, id: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from run join project on project.id = run.project_id where run.id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** Runs of a project, newest first, those before a given one. */
export async function runsBefore(
  db: Database,
  { projectId, kind }: { projectId: string; kind?: string | undefined },
  beforeId: string | undefined,
  limit: number,
): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from run join project on project.id = run.project_id
    where run.project_id = ${projectId} and (${kind ?? null}::text is null or run.kind = ${kind ?? null})
      and (${beforeId ?? null}::uuid is null or run.id < ${beforeId ?? null})
    order by run.id desc limit ${limit}`.execute(db)
  return rows
}

/** Runs of a project of a kind from a place on, newest first. */
export async function runsAt(
  db: Database,
  { projectId, kind }: { projectId: string; kind: string },
  offset: number,
  limit: number,
): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from run join project on project.id = run.project_id
    where run.project_id = ${projectId} and run.kind = ${kind}
    order by run.id desc offset ${offset} limit ${limit}`.execute(db)
  return rows
}

/** How many runs a project has, of a kind. */
export async function countRuns(
  db: Database,
  { projectId, kind }: { projectId: string; kind?: string | undefined },
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from run
    where project_id = ${projectId} and (${kind ?? null}::text is null or kind = ${kind ?? null})`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Adds a run to those that wait. */
export async function insertRun(
  db: Database,
  run: { id: string; projectId: string; kind: string; input: unknown; startedBy: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into run (id, project_id, kind, state, input, started_by, created_at)
    values (${run.id}, ${run.projectId}, ${run.kind}, 'queued', ${JSON.stringify(run.input)}, ${run.startedBy},
      ${now})`.execute(db)
}

/** Asks a run to stop; one that still waits ends at once. @returns false when it has ended already */
export async function askToCancel(db: Database, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update run set cancel_asked_at = coalesce(cancel_asked_at, ${now}),
      state = case when state = 'queued' then 'cancelled' else state end,
      ended_at = case when state = 'queued' then ${now}::timestamptz end
    where id = ${id} and state in ('queued', 'running')`.execute(db)
  return numAffectedRows === 1n
}

/** A run in a worker's hands. The number of the attempt keeps a worker that was taken for dead from writing to it. */
export interface ClaimedRun {
  readonly id: string
  readonly attempt: number
  readonly projectId: string
  readonly kind: string
  readonly input: unknown
  readonly startedBy: string | null
}

/** Takes a run that waits. @returns undefined when it does not wait (any more) */
export async function claimRun(
  db: Database,
  id: string,
  worker: string,
  now: Date,
): Promise<ClaimedRun | undefined> {
  const { rows } = await sql<ClaimedRun>`
    update run set state = 'running', attempts = attempts + 1, worker = ${worker}, heartbeat_at = now(),
      started_at = coalesce(started_at, ${now}), done = 0, total = null, warnings = '[]'
    where id = ${id} and state = 'queued'
    returning id, attempts as attempt, project_id as "projectId", kind, input, started_by as "startedBy"`.execute(
    db,
  )
  return rows[0]
}

/** How far a run is. */
export interface RunProgress {
  readonly done: number
  readonly total: number | undefined
  readonly warnings: readonly RunWarning[]
}

/** Says that a worker is alive and how far its run is. The database's clock is the one that all machines share. */
export async function beat(
  db: Database,
  { id, attempt }: ClaimedRun,
  { done, total, warnings }: RunProgress,
): Promise<'mine' | 'cancel asked' | 'lost'> {
  const { rows } = await sql<{ cancelAsked: boolean }>`
    update run set heartbeat_at = now(), done = ${done}, total = ${total ?? null},
      warnings = ${JSON.stringify(warnings)}
    where id = ${id} and attempts = ${attempt} and state = 'running'
    returning cancel_asked_at is not null as "cancelAsked"`.execute(db)
  const [row] = rows
  return row ? (row.cancelAsked ? 'cancel asked' : 'mine') : 'lost'
}

/** How a run ended. */
export type RunEnding =
  | { readonly state: 'done'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'cancelled' }

/** Ends a run. @returns false when it is in other hands now */
export async function endRun(
  db: Database,
  { id, attempt }: ClaimedRun,
  { done, total, warnings }: RunProgress,
  ending: RunEnding,
  now: Date,
): Promise<boolean> {
  const result = ending.state === 'done' ? JSON.stringify(ending.result) : null
  const { numAffectedRows } = await sql`
    update run set state = ${ending.state}, result = ${result},
      error = ${ending.state === 'failed' ? ending.error : null}, ended_at = ${now}, worker = null,
      done = ${done}, total = ${total ?? null}, warnings = ${JSON.stringify(warnings)}
    where id = ${id} and attempts = ${attempt} and state = 'running'`.execute(db)
  return numAffectedRows === 1n
}

/** Puts a run back among those that wait; the attempt does not count. */
export async function releaseRun(db: Database, { id, attempt }: ClaimedRun): Promise<void> {
  await sql`
    update run set state = 'queued', attempts = attempts - 1, worker = null
    where id = ${id} and attempts = ${attempt} and state = 'running'`.execute(db)
}

/**
 * Takes runs from workers that have been silent for too long: they wait again, or fail when it happened too often.
 * @returns what became of them, and which workers were at it
 */
export async function takeFromTheDead(
  db: Database,
  silentMs: number,
  maxAttempts: number,
): Promise<{ id: string; state: RunState; worker: string | null }[]> {
  const { rows } = await sql<{ id: string; state: RunState; worker: string | null }>`
    with dead as (
      select id, worker from run
      where state = 'running' and heartbeat_at < now() - ${silentMs} * interval '1 millisecond'
      for update skip locked
    )
    update run set worker = null,
      state = case when attempts < ${maxAttempts} then 'queued' else 'failed' end,
      ended_at = case when attempts < ${maxAttempts} then null else now() end,
      error = case when attempts < ${maxAttempts} then null
        else 'The server ended in the middle of it ' || attempts || ' times' end
    from dead where run.id = dead.id
    returning run.id, run.state, dead.worker`.execute(db)
  return rows
}

/** The runs that wait. */
export async function queuedRuns(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from run where state = 'queued' order by id`.execute(
    db,
  )
  return rows.map(row => row.id)
}

/** The one task of the queue. */
export const taskName = 'run'

/** Puts a run into the workers' queue; one that is there already stays there once. */
export async function addJob(db: Database, runId: string): Promise<void> {
  const payload = JSON.stringify({ runId })
  await sql`
    select graphile_worker.add_job(${taskName}, ${payload}::json, job_key := ${runId})`.execute(db)
}

/** Frees what dead workers hold in the queue, which would otherwise stay locked for hours. */
export async function unlockJobsOf(db: Database, workers: readonly string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(db)
}

/** Takes the files from some runs that ended before a moment, oldest first. @returns their keys */
export async function takeOldFiles(db: Database, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with old as (
      select id, result->>'fileKey' as key from run
      where state = 'done' and ended_at < ${before} and result->>'fileKey' is not null
      order by ended_at limit ${limit} for update skip locked
    )
    update run set result = run.result - 'fileKey' from old where run.id = old.id returning old.key`.execute(
    db,
  )
  return rows.map(row => row.key)
}
