import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A batch as it is stored, with how far it is and the workspace it lives in. */
export interface BatchRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly name: string
  readonly label: string | null
  readonly description: string | null
  readonly isDefault: boolean
  readonly createdAt: Date
  readonly jobs: number
  readonly doneJobs: number
  readonly failedJobs: number
  readonly frames: number
  readonly doneFrames: number
  readonly labels: number
}

function batchesWhere(condition: RawBuilder<unknown>, limit: number) {
  return sql<BatchRow>`
    select batch.id, batch.project_id as "projectId", project.workspace_id as "workspaceId",
      batch.dataset_id as "datasetId", batch.name, batch.label, batch.description, batch.is_default as "isDefault",
      batch.created_at as "createdAt", progress.*
    from (select * from batch where ${condition} order by id desc limit ${limit}) batch
    join project on project.id = batch.project_id
    cross join lateral (
      select count(*)::int as jobs, count(*) filter (where state = 'done')::int as "doneJobs",
        count(*) filter (where state = 'failed')::int as "failedJobs", coalesce(sum(frames), 0)::int as frames,
        coalesce(sum(frames) filter (where state = 'done'), 0)::int as "doneFrames",
        coalesce(sum(media.label_count), 0)::int as labels
      from job left join media on media.id = job.media_id where job.batch_id = batch.id
    ) progress
    order by batch.id desc`
}

/** Batches of a project, newest first, those before a given one. */
export async function batchesBefore(
  db: Database,
  projectId: string,
  beforeId: string | undefined,
  limit: number,
): Promise<BatchRow[]> {
  const before = beforeId === undefined ? sql`` : sql`and id < ${beforeId}`
  return (await batchesWhere(sql`project_id = ${projectId} ${before}`, limit).execute(db)).rows
}

/** One batch, whoever asks. */
export async function batchById(db: Database, id: string): Promise<BatchRow | undefined> {
  return (await batchesWhere(sql`id = ${id}`, 1).execute(db)).rows[0]
}

/** How many batches a project has. */
export async function countBatches(db: Database, projectId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from batch where project_id = ${projectId}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Where jobs are put that name a batch. */
export interface BatchPlace {
  readonly id: string
  readonly isDefault: boolean
}

/** Those of some batches that are of a project, and its default where null is among the ids. */
export async function batchesAmong(
  db: Database,
  projectId: string,
  ids: readonly (string | null)[],
): Promise<BatchPlace[]> {
  const named = ids.filter(id => id !== null)
  const { rows } = await sql<BatchPlace>`
    select id, is_default as "isDefault" from batch
    where project_id = ${projectId} and (id = any(${named}::uuid[]) or ${ids.includes(null)} and is_default)`.execute(
    db,
  )
  return rows
}

/** What a batch is made from. */
export interface NewBatch {
  readonly id: string
  readonly projectId: string
  readonly datasetId: string
  readonly name: string
  readonly label: string | null
  readonly description: string | null
  readonly isDefault: boolean
}

/**
 * Adds a batch; nothing happens when it is a default and the project has one already. Those who add one at the same moment
 * wait for each other: else the name of the default would be what they are refused for.
 */
export async function insertBatch(
  db: Database,
  { id, projectId, datasetId, name, label, description, isDefault }: NewBatch,
  by: { readonly id: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into batch (id, project_id, dataset_id, name, label, description, is_default, created_at, created_by)
    select ${id}, project.id, ${datasetId}, ${name}, ${label}, ${description}, ${isDefault}, ${now}, ${by.id}
    from (select id from project where id = ${projectId} for no key update) project
    on conflict (project_id) where is_default do nothing`.execute(db)
}

/** The dataset of a name, which is made after the last where there is none. @returns its id */
export async function datasetNamed(
  db: Database,
  { id, projectId, name }: { readonly id: string; readonly projectId: string; readonly name: string },
  now: Date,
): Promise<string> {
  await sql`
    insert into dataset (id, project_id, name, norder, created_at)
    select ${id}, ${projectId}, ${name}, coalesce(max(norder) + 1, 0), ${now}
    from dataset where project_id = ${projectId}
    on conflict on constraint dataset_name_unique do nothing`.execute(db)
  const found = await db
    .selectFrom('dataset')
    .select('id')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return found.id
}

/** What can be changed of a batch. */
export interface BatchEdit {
  readonly name?: string | undefined
  readonly label?: string | null | undefined
  readonly description?: string | null | undefined
}

/** Changes the given fields of a batch. */
export async function updateBatchRow(db: Database, id: string, fields: BatchEdit): Promise<void> {
  if (Object.values(fields).every(value => value === undefined)) return
  await db.updateTable('batch').set(fields).where('id', '=', id).execute()
}
