import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import type { FrameTimes } from '../queries.ts'

/** Gives a video the file that its URL led to. @returns false when the video is gone */
export async function giveVideoFile(
  transaction: Database,
  id: string,
  { key, bytes, checksum }: { key: string; bytes: number; checksum: Buffer },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update media set file_key = ${key}, bytes = ${bytes}::bigint, checksum = ${checksum}
    where id = ${id} and kind = 'video' and file_key is null`.execute(transaction)
  return numAffectedRows === 1n
}

/** What is written of a video that was read; null where nothing could be. */
export interface ReadFields {
  readonly health: string
  readonly problem: string | null
  readonly width: number | null
  readonly height: number | null
  readonly format: string | null
  readonly codec: string | null
  readonly rotation: number | null
  readonly frameRate: number | null
  readonly durationMs: number | null
  readonly times: FrameTimes | null
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
}

/**
 * Writes down what reading a video found.
 * @returns the keys of the files that it had for showing; undefined when the video is gone, or read by another run
 */
export async function saveReading(
  transaction: Database,
  { id, runId }: { id: string; runId: string },
  fields: ReadFields,
): Promise<string[] | undefined> {
  const { rows } = await sql<{ keys: (string | null)[] }>`
    select array[display_key, thumbnail_key] as keys from media join video on video.media_id = media.id
    where media.id = ${id} and video.run_id = ${runId} for update`.execute(transaction)
  const [before] = rows
  if (!before) return undefined
  const { times } = fields
  await sql`
    update media set width = ${fields.width}, height = ${fields.height}, format = ${fields.format},
      display_key = ${fields.displayKey}, thumbnail_key = ${fields.thumbnailKey} where id = ${id}`.execute(
    transaction,
  )
  await sql`
    update video set health = ${fields.health}, problem = ${fields.problem}, codec = ${fields.codec},
      rotation = ${fields.rotation}, frame_rate = ${fields.frameRate}, duration_ms = ${fields.durationMs},
      duration_frames = ${times?.lengthsUs.length ?? null} where media_id = ${id}`.execute(transaction)
  await sql`delete from video_frame_times where media_id = ${id}`.execute(transaction)
  if (times)
    await sql`
      insert into video_frame_times (media_id, first_us, lengths_us)
      values (${id}, ${times.firstUs}, ${times.lengthsUs}::int[])`.execute(transaction)
  return before.keys.filter(key => key !== null)
}
