import type { AttributeValues } from '@gesso/core'
import type { ExportActivityType, ExportFrame, ExportSegment, ExportTrack } from '@gesso/formats'
import { sql } from 'kysely'
import type { Database } from '../../../../db/index.ts'
import { type Selection, selectedMedia } from '../queries.ts'

/** How many videos a selection has. */
export async function countSelectedVideos(db: Database, selection: Selection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from media where ${selectedMedia('video', selection)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** What the segments of a project's videos refer to. */
export async function activityTypesToExport(db: Database, projectId: string): Promise<ExportActivityType[]> {
  const { rows } = await sql<ExportActivityType>`
    select id, name, color, prefix from activity_type where project_id = ${projectId} order by id`.execute(db)
  return rows
}

/** A video of an export as it is stored. */
export interface VideoToExport {
  readonly id: string
  readonly name: string
  readonly datasetName: string
  readonly width: number | null
  readonly height: number | null
  readonly frameRate: number | null
  readonly durationMs: number | null
  readonly durationFrames: number | null
  /** the name of a custom status, not its id */
  readonly status: string
  readonly attributes: AttributeValues
  readonly fileKey: string | null
  readonly sourceUrl: string | null
}

/** The videos of a selection after one of them, in the order they were made. */
export async function videosAfter(
  db: Database,
  selection: Selection,
  afterId: string | undefined,
  limit: number,
): Promise<VideoToExport[]> {
  const { rows } = await sql<VideoToExport>`
    select media.id, media.name, dataset.name as "datasetName", media.width, media.height,
      video.frame_rate as "frameRate", video.duration_ms as "durationMs",
      video.duration_frames as "durationFrames", coalesce(custom_status.name, media.status) as status,
      media.file_key as "fileKey", media.source_url as "sourceUrl",
      coalesce((select json_object_agg(attribute_id, value) from media_attribute where media_id = media.id), '{}')
        as attributes
    from media join video on video.media_id = media.id join dataset on dataset.id = media.dataset_id
      left join custom_status on custom_status.id::text = media.status
    where ${selectedMedia('video', selection)} and (${afterId ?? null}::uuid is null or media.id > ${afterId ?? null})
    order by media.id limit ${limit}`.execute(db)
  return rows
}

/** The segments of some videos, each in the order of their start. */
export async function segmentsOfVideos(
  db: Database,
  videoIds: readonly string[],
): Promise<(ExportSegment & { videoId: string })[]> {
  const { rows } = await sql<ExportSegment & { videoId: string }>`
    select id, media_id as "videoId", start_ms as "startMs", end_ms as "endMs", prediction_id as "predictionId",
      array(select activity_type_id from segment_activity where segment_id = segment.id order by place)
        as "activityTypeIds",
      coalesce((select json_object_agg(attribute_id, value) from segment_attribute where segment_id = segment.id), '{}')
        as attributes
    from segment where media_id = any(${videoIds}::uuid[]) order by media_id, start_ms, id`.execute(db)
  return rows
}

/** The frames of those of some videos that are made of pictures, in their order. */
export async function framesOfVideos(
  db: Database,
  videoIds: readonly string[],
): Promise<(ExportFrame & { videoId: string })[]> {
  const { rows } = await sql<ExportFrame & { videoId: string }>`
    select media_id as "videoId", frame_id as "frameId", width, height
    from frame where media_id = any(${videoIds}::uuid[]) order by media_id, place`.execute(db)
  return rows
}

/** The tracks of some videos, from the back to the front of the stack. */
export async function tracksOfVideos(
  db: Database,
  { labelClassIds }: Selection,
  videoIds: readonly string[],
): Promise<(ExportTrack & { videoId: string })[]> {
  const classIds = labelClassIds ?? null
  const { rows } = await sql<ExportTrack & { videoId: string }>`
    select id, media_id as "videoId", class_id as "classId", shape, z_index as "zIndex", external_id as "externalId",
      keyframes
    from label
    where media_id = any(${videoIds}::uuid[]) and keyframes is not null
      and (${classIds}::uuid[] is null or class_id = any(${classIds}::uuid[]))
    order by media_id, z_index, id`.execute(db)
  return rows
}
