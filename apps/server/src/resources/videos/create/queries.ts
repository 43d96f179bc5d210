import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** A video before it is read. */
interface NewVideoRow {
  readonly id: string
  readonly projectId: string
  readonly datasetId: string
  readonly name: string
  readonly runId: string
  /** null until the file is here */
  readonly fileKey: string | null
  readonly bytes: number | null
  readonly checksum: Buffer | null
  /** where it comes from; null for an upload */
  readonly url: string | null
}

/** Adds a video that is PROCESSING, with the status NEW. */
export async function insertVideo(
  transaction: Database,
  { id, projectId, datasetId, name, runId, fileKey, bytes, checksum, url }: NewVideoRow,
  by: { id: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into media (id, project_id, dataset_id, kind, name, bytes, checksum, file_key, source_url, status,
      status_set_at, created_at, updated_at, updated_by)
    values (${id}, ${projectId}, ${datasetId}, 'video', ${name}, ${bytes}::bigint, ${checksum}, ${fileKey}, ${url},
      'NEW', ${now}, ${now}, ${now}, ${by.id})`.execute(transaction)
  await sql`
    insert into video (media_id, run_id, health) values (${id}, ${runId}, 'PROCESSING')`.execute(transaction)
}

/** Whether a dataset has something of that name. */
export async function isNameTaken(db: Database, datasetId: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from media where dataset_id = ${datasetId} and name = ${name} limit 1`.execute(db)
  return rows.length > 0
}

/** Sets a video back to PROCESSING, unless it is. @returns false when it is */
export async function restartVideo(transaction: Database, id: string, runId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update video set run_id = ${runId}, health = 'PROCESSING', problem = null from (
      select video.media_id, run.state from video left join run on run.id = video.run_id
      where video.media_id = ${id} for update of video
    ) before
    where video.media_id = before.media_id
      and (video.health <> 'PROCESSING' or before.state is null or before.state in ('failed', 'cancelled'))`.execute(
    transaction,
  )
  return numAffectedRows === 1n
}
