import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** A signed place for one file, with what was put there. */
export type UploadRow = NonNullable<Awaited<ReturnType<typeof uploadById>>>

/** One upload, whoever asks. */
export function uploadById(db: Database, id: string) {
  return db
    .selectFrom('upload')
    .innerJoin('project', 'project.id', 'upload.project_id')
    .select(['upload.id', 'upload.project_id as projectId', 'project.workspace_id as workspaceId'])
    .select(['upload.expires_at as expiresAt', 'upload.file_key as fileKey', 'upload.checksum'])
    .select(sql<number | null>`upload.bytes::float8`.as('bytes'))
    .where('upload.id', '=', id)
    .executeTakeFirst()
}

/** Adds places for files. */
export async function insertUploads(
  db: Database,
  projectId: string,
  ids: readonly string[],
  by: { id: string },
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  const rows = ids.map(id => ({
    id,
    project_id: projectId,
    created_by: by.id,
    created_at: now,
    expires_at: expiresAt,
  }))
  await db.insertInto('upload').values(rows).execute()
}

interface Received {
  readonly fileKey: string
  readonly bytes: number
  readonly checksum: Buffer
}

/**
 * Notes what was put into an upload; the row is locked, so that of two at once one comes after the other.
 * @returns the key of the file that was there before; undefined when the upload is gone
 */
export async function fillUpload(
  transaction: Database,
  id: string,
  { fileKey, bytes, checksum }: Received,
): Promise<{ replaced: string | null } | undefined> {
  const { rows } = await sql<{ replaced: string | null }>`
    with before as (select id, file_key from upload where id = ${id} for update)
    update upload set file_key = ${fileKey}, bytes = ${bytes}::bigint, checksum = ${checksum}
    from before where upload.id = before.id
    returning before.file_key as replaced`.execute(transaction)
  return rows[0]
}

/** Removes an upload whose file an image takes over. @returns whether it still held that file */
export async function takeUpload(transaction: Database, id: string, fileKey: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('upload')
    .where('id', '=', id)
    .where('file_key', '=', fileKey)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Removes uploads that have expired. @returns how many, and the keys of the files that nobody owns now */
export async function deleteExpiredUploads(
  db: Database,
  now: Date,
  limit: number,
): Promise<{ count: number; keys: string[] }> {
  const { rows } = await sql<{ key: string | null }>`
    delete from upload where id in (
      select id from upload where expires_at < ${now} order by expires_at limit ${limit} for update skip locked
    ) returning file_key as key`.execute(db)
  return { count: rows.length, keys: rows.map(row => row.key).filter(key => key !== null) }
}
