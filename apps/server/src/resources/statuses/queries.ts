import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A custom status as it is stored, with the workspace it lives in. */
export type StatusRow = Awaited<ReturnType<typeof statusesOfProject>>[number]

function statuses(db: Database) {
  return db
    .selectFrom('custom_status')
    .innerJoin('project', 'project.id', 'custom_status.project_id')
    .select(['custom_status.id', 'custom_status.name', 'custom_status.color', 'custom_status.norder'])
    .select(['custom_status.project_id as projectId', 'project.workspace_id as workspaceId'])
}

/** The custom statuses of a project, in their order. */
export function statusesOfProject(db: Database, projectId: string) {
  return statuses(db)
    .where('custom_status.project_id', '=', projectId)
    .orderBy('custom_status.norder')
    .orderBy('custom_status.id')
    .execute()
}

/** One custom status, whoever asks. */
export function statusById(db: Database, id: string) {
  return statuses(db).where('custom_status.id', '=', id).executeTakeFirst()
}

/** How many custom statuses a project has. */
export async function countStatuses(db: Database, projectId: string): Promise<number> {
  const { count } = await db
    .selectFrom('custom_status')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

interface NewStatus {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly color: string
  /** undefined: after the last */
  readonly norder: number | undefined
}

/** Adds a custom status. */
export async function insertStatus(db: Database, status: NewStatus, now: Date): Promise<void> {
  const { id, projectId, name, color, norder = null } = status
  await sql`
    insert into custom_status (id, project_id, name, color, norder, created_at)
    select ${id}, ${projectId}, ${name}, ${color}, coalesce(${norder}::float8, max(norder) + 1, 0), ${now}
    from custom_status where project_id = ${projectId}`.execute(db)
}

/** What can be changed of a custom status. */
export interface StatusEdit {
  readonly name?: string | undefined
  readonly color?: string | undefined
  readonly norder?: number | undefined
}

/** Changes the given fields of a custom status. */
export async function updateStatusRow(db: Database, id: string, fields: StatusEdit): Promise<void> {
  const { name = null, color = null, norder = null } = fields
  await sql`
    update custom_status set name = coalesce(${name}, name), color = coalesce(${color}, color),
      norder = coalesce(${norder}::float8, norder)
    where id = ${id}`.execute(db)
}

/** Whether a project has a custom status that media may enter; it stays so until the transaction ends. */
export async function holdStatusRow(transaction: Database, projectId: string, id: string): Promise<boolean> {
  // for share, not key share: retiring one is an update, and has to wait.
  const { rows } = await sql`
    select from custom_status where id = ${id} and project_id = ${projectId} and retired_at is null
    for share`.execute(transaction)
  return rows.length > 0
}

/** Lets no more media enter a custom status. */
export async function retireStatus(db: Database, id: string, now: Date): Promise<void> {
  await sql`
    update custom_status set retired_at = coalesce(retired_at, ${now}) where id = ${id}`.execute(db)
}

/** Moves some media of a project from a status to another. @returns how many */
export async function moveSomeMedia(
  db: Database,
  { projectId, from, to }: { projectId: string; from: string; to: string },
  limit: number,
  by: { id: string },
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update media set status = ${to}, status_set_at = ${now}, updated_at = ${now}, updated_by = ${by.id}
    where id in (
      select media.id from dataset join media on media.dataset_id = dataset.id
      where dataset.project_id = ${projectId} and media.status = ${from}
      order by media.id limit ${limit} for no key update of media
    )`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Deletes a custom status. */
export async function deleteStatusRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('custom_status').where('id', '=', id).execute()
}
