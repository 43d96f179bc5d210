import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** What is kept of one picture of a video that is made of pictures. */
export interface FrameFields {
  /** as its owner calls it; unique in the video */
  readonly frameId: string
  readonly sourceUrl: string
  /** why it cannot be shown, in words for people; null: it can */
  readonly problem: string | null
  /** pixels; null while nobody knows, as of a picture that stays with its owner */
  readonly width: number | null
  readonly height: number | null
  readonly format: string | null
  readonly bytes: number | null
  readonly checksum: Buffer | null
  /** null: it stays with its owner at `sourceUrl` */
  readonly fileKey: string | null
  /** for browsers, where they cannot show the file itself */
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
}

/** A frame as it is stored. */
export interface FrameRow extends FrameFields {
  readonly mediaId: string
  /** from 0 */
  readonly place: number
}

interface FrameVideo {
  readonly id: string
  readonly projectId: string
  readonly datasetId: string
  readonly name: string
  readonly frameRate: number | null
  readonly health: string
  readonly problem: string | null
  readonly frames: readonly FrameFields[]
}

/** Adds a video that is made of pictures, with the status NEW; it is as large as the first picture of which that is known. */
export async function insertFrameVideo(
  transaction: Database,
  { id, projectId, datasetId, name, frameRate, health, problem, frames }: FrameVideo,
  by: { id: string },
  now: Date,
): Promise<void> {
  const { width = null, height = null } = frames.find(frame => frame.width !== null) ?? {}
  const bytes = frames.reduce((sum, frame) => sum + (frame.bytes ?? 0), 0)
  await sql`
    insert into media (id, project_id, dataset_id, kind, name, width, height, bytes, status, status_set_at,
      created_at, updated_at, updated_by)
    values (${id}, ${projectId}, ${datasetId}, 'video', ${name}, ${width}, ${height}, ${bytes}, 'NEW', ${now},
      ${now}, ${now}, ${by.id})`.execute(transaction)
  const durationMs = frameRate === null ? null : Math.round((frames.length / frameRate) * 1000)
  await sql`
    insert into video (media_id, health, problem, frame_rate, duration_frames, duration_ms)
    values (${id}, ${health}, ${problem}, ${frameRate}, ${frames.length}, ${durationMs})`.execute(transaction)
  const rows = frames.map(({ checksum, ...frame }) => ({
    ...frame,
    checksum: checksum?.toString('hex') ?? null,
  }))
  await sql`
    insert into frame (media_id, place, frame_id, source_url, problem, width, height, format, bytes, checksum,
      file_key, display_key, thumbnail_key)
    select ${id}, place - 1, "frameId", "sourceUrl", problem, width, height, format, bytes, decode(checksum, 'hex'),
      "fileKey", "displayKey", "thumbnailKey"
    from rows from (json_to_recordset(${JSON.stringify(rows)}) as ("frameId" text, "sourceUrl" text, problem text,
      width integer, height integer, format text, bytes bigint, checksum text, "fileKey" text, "displayKey" text,
      "thumbnailKey" text)) with ordinality as given ("frameId", "sourceUrl", problem, width, height, format, bytes,
      checksum, "fileKey", "displayKey", "thumbnailKey", place)`.execute(transaction)
}

const frameColumns = sql`
  frame.media_id as "mediaId", frame.place, frame.frame_id as "frameId", frame.source_url as "sourceUrl",
  frame.problem, frame.width, frame.height, frame.format, frame.bytes::float8 as bytes, frame.checksum,
  frame.file_key as "fileKey", frame.display_key as "displayKey", frame.thumbnail_key as "thumbnailKey"`

/** The frames of a video after a place, in their order. */
export async function framesAfter(
  db: Database,
  mediaId: string,
  after: number,
  limit: number,
): Promise<FrameRow[]> {
  const { rows } = await sql<FrameRow>`
    select ${frameColumns} from frame where media_id = ${mediaId} and place > ${after}
    order by place limit ${limit}`.execute(db)
  return rows
}

/** One frame, whoever asks. */
export async function frameAt(db: Database, mediaId: string, place: number): Promise<FrameRow | undefined> {
  const { rows } = await sql<FrameRow>`
    select ${frameColumns} from frame where media_id = ${mediaId} and place = ${place}`.execute(db)
  return rows[0]
}

/** How many frames a video has; 0: it has a file of its own. */
export async function countOfFrames(db: Database, mediaId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from frame where media_id = ${mediaId}`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * Notes the sizes of frames of which nobody knew; one that is known stays. The video is as large as the first of them,
 * unless that is known.
 */
export async function noteSizes(
  transaction: Database,
  mediaId: string,
  sizes: readonly { readonly place: number; readonly width: number; readonly height: number }[],
): Promise<void> {
  await sql`
    update frame set width = given.width, height = given.height
    from json_to_recordset(${JSON.stringify(sizes)}) as given (place integer, width integer, height integer)
    where frame.media_id = ${mediaId} and frame.place = given.place and frame.width is null`.execute(
    transaction,
  )
  await sql`
    update media set width = first.width, height = first.height
    from (
      select width, height from frame where media_id = ${mediaId} and width is not null order by place limit 1
    ) first
    where media.id = ${mediaId} and media.width is null`.execute(transaction)
}
