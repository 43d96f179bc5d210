import type { MediaStatus } from '@gesso/core'
import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { Health } from './contract.ts'

/** A video as it is stored, with the project and workspace it lives in. */
export interface VideoRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly datasetId: string
  readonly datasetName: string
  readonly name: string
  readonly width: number | null
  readonly height: number | null
  readonly format: string | null
  readonly codec: string | null
  readonly frameRate: number | null
  readonly durationMs: number | null
  readonly durationFrames: number | null
  readonly bytes: number | null
  readonly status: MediaStatus
  readonly health: Health
  readonly problem: string | null
  /** of the run that reads it: milliseconds so far, and of how many */
  readonly done: number
  readonly total: number | null
  readonly fileKey: string | null
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
  readonly sourceUrl: string | null
  /** pictures in an order, instead of a file of its own */
  readonly madeOfFrames: boolean
  readonly segmentCount: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** A run that was cancelled or failed says nothing of its video: then its own end does. */
const leftAlone = sql`video.health = 'PROCESSING' and (run.state is null or run.state in ('failed', 'cancelled'))`

/** The health of a row of videos with their runs. */
export const healthNow = sql<Health>`case when ${leftAlone} then 'ERROR' else video.health end`

/** Videos with all that is known of them. */
const videoTables = sql`
  media join video on video.media_id = media.id join dataset on dataset.id = media.dataset_id
  join project on project.id = media.project_id left join run on run.id = video.run_id`

const videoColumns = sql`
  media.id, media.project_id as "projectId", project.workspace_id as "workspaceId", media.dataset_id as "datasetId",
  dataset.name as "datasetName", media.name, media.width, media.height, media.format, video.codec,
  video.frame_rate as "frameRate", video.duration_ms as "durationMs", video.duration_frames as "durationFrames",
  media.bytes::float8 as bytes, media.status, ${healthNow} as health,
  case when ${leftAlone} then coalesce(run.error, 'reading it was cancelled') else video.problem end as problem,
  coalesce(run.done, 0)::float8 as done, run.total::float8 as total, media.file_key as "fileKey",
  media.display_key as "displayKey", coalesce(media.thumbnail_key, (
    select thumbnail_key from frame where frame.media_id = media.id and thumbnail_key is not null
    order by place limit 1
  )) as "thumbnailKey", media.source_url as "sourceUrl",
  exists(select from frame where frame.media_id = media.id) as "madeOfFrames",
  (select count(*)::int from segment where segment.media_id = media.id) as "segmentCount",
  media.created_at as "createdAt", media.updated_at as "updatedAt"`

/** One video, whoever asks. */
export async function videoById(db: Database, id: string): Promise<VideoRow | undefined> {
  const { rows } = await sql<VideoRow>`
    select ${videoColumns} from ${videoTables} where media.id = ${id}`.execute(db)
  return rows[0]
}

/** Videos by their ids, in the order they were made. */
export async function videosByIds(db: Database, ids: readonly string[]): Promise<VideoRow[]> {
  const { rows } = await sql<VideoRow>`
    select ${videoColumns} from ${videoTables} where media.id = any(${ids}::uuid[]) order by media.id`.execute(
    db,
  )
  return rows
}

/** Where each frame of a video begins, in microseconds. */
export interface FrameTimes {
  readonly firstUs: number
  /** from each frame to the next, and from the last to its end: as many as there are frames */
  readonly lengthsUs: readonly number[]
}

/** The frame times of a video; undefined until it is read. */
export async function frameTimesOf(db: Database, id: string): Promise<FrameTimes | undefined> {
  const { rows } = await sql<{ firstUs: number; lengthsUs: number[] }>`
    select first_us::float8 as "firstUs", lengths_us as "lengthsUs" from video_frame_times
    where media_id = ${id}`.execute(db)
  return rows[0]
}

/** Deletes a video with everything on it. @returns the keys of the files that nobody owns now */
export async function deleteVideoRow(db: Database, id: string): Promise<string[]> {
  const { rows } = await sql<{ key: string | null }>`
    with gone as (
      delete from media where id = ${id} and kind = 'video' returning id, file_key, display_key, thumbnail_key
    )
    select unnest(array[file_key, display_key, thumbnail_key]) as key from gone
    union all
    select unnest(array[frame.file_key, frame.display_key, frame.thumbnail_key])
    from frame join gone on gone.id = frame.media_id`.execute(db)
  return rows.map(row => row.key).filter(key => key !== null)
}
