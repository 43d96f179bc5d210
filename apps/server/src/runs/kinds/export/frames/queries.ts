import type { AttributeValues, Geometry, Keyframe } from '@gesso/core'
import type { ExportLabel } from '@gesso/formats'
import { sql } from 'kysely'
import type { Database } from '../../../../db/index.ts'
import { type Selection, selectedMedia } from '../queries.ts'

/** How many frames the videos of a selection have, but for those whose size nobody knows. */
export async function countSelectedFrames(db: Database, selection: Selection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from media join frame on frame.media_id = media.id
    where ${selectedMedia('video', selection)} and coalesce(frame.width, media.width) is not null`.execute(db)
  return rows[0]?.count ?? 0
}

/** A video whose frames are exported, or that has a file of its own and no frames. */
export interface FrameVideo {
  readonly id: string
  readonly name: string
  readonly datasetName: string
  /** of its first frame of which that is known */
  readonly width: number | null
  readonly height: number | null
  /** the name of a custom status, not its id */
  readonly status: string
  /** ISO 8601, UTC, with milliseconds */
  readonly createdAt: string
  /** names of tag classes */
  readonly tags: readonly string[]
  readonly frames: number
}

/** The videos of a selection after one of them, in the order they were made. */
export async function frameVideosAfter(
  db: Database,
  selection: Selection,
  afterId: string | undefined,
  limit: number,
): Promise<FrameVideo[]> {
  const { rows } = await sql<FrameVideo>`
    select media.id, media.name, dataset.name as "datasetName", media.width, media.height,
      coalesce(custom_status.name, media.status) as status,
      to_char(media.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      array(
        select tag_class.name from media_tag join tag_class on tag_class.id = media_tag.tag_class_id
        where media_tag.media_id = media.id order by tag_class.norder, tag_class.id
      ) as tags,
      (select count(*)::int from frame where media_id = media.id) as frames
    from media join dataset on dataset.id = media.dataset_id
      left join custom_status on custom_status.id::text = media.status and custom_status.project_id = media.project_id
    where ${selectedMedia('video', selection)} and (${afterId ?? null}::uuid is null or media.id > ${afterId ?? null})
    order by media.id limit ${limit}`.execute(db)
  return rows
}

/** A frame of an export as it is stored. */
export interface FrameToExport {
  readonly place: number
  readonly frameId: string
  readonly sourceUrl: string
  /** why it has no picture, in words for people; null: it has one */
  readonly problem: string | null
  readonly width: number | null
  readonly height: number | null
  readonly format: string | null
  readonly fileKey: string | null
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
}

/** The frames of a video from one place to before another, in their order. */
export async function framesBetween(
  db: Database,
  videoId: string,
  from: number,
  to: number,
): Promise<FrameToExport[]> {
  const { rows } = await sql<FrameToExport>`
    select place, frame_id as "frameId", source_url as "sourceUrl", problem, width, height, format,
      file_key as "fileKey", display_key as "displayKey", thumbnail_key as "thumbnailKey"
    from frame where media_id = ${videoId} and place >= ${from} and place < ${to} order by place`.execute(db)
  return rows
}

/** How many characters the keyframes of a video have, all together. */
export async function lengthOfKeyframes(
  db: Database,
  { labelClassIds }: Selection,
  videoId: string,
): Promise<number> {
  const classIds = labelClassIds ?? null
  const { rows } = await sql<{ length: number }>`
    select coalesce(sum(length(keyframes::text)), 0)::float8 as length from label
    where media_id = ${videoId} and (${classIds}::uuid[] is null or class_id = any(${classIds}::uuid[]))`.execute(
    db,
  )
  return rows[0]?.length ?? 0
}

/** A label of a video as it is stored. */
export interface TrackToExport {
  readonly id: string
  readonly classId: string
  readonly shape: string
  readonly zIndex: number
  readonly tool: string | null
  readonly externalId: string | null
  /** what decides at the frames that were asked for; null: it stands everywhere as it is */
  readonly keyframes: readonly Keyframe[] | null
  /** null where there are keyframes, which have theirs */
  readonly geometry: Geometry | null
  readonly attributes: AttributeValues
  /** of labels of keypoints alone */
  readonly made: NonNullable<ExportLabel['made']> | null
}

/** Frames of a video from one to before another; `whole`: all that it has. */
export interface FrameWindow {
  readonly from: number
  readonly to: number
  readonly whole: boolean
}

/**
 * The labels of a video from the back to the front of the stack, with those keyframes that decide how they look in a window:
 * those in it, the last one before, and the first one after.
 */
export async function tracksIn(
  db: Database,
  { labelClassIds }: Selection,
  videoId: string,
  { from, to, whole }: FrameWindow,
): Promise<TrackToExport[]> {
  const classIds = labelClassIds ?? null
  const { rows } = await sql<TrackToExport>`
    select id, class_id as "classId", shape, z_index as "zIndex", tool, external_id as "externalId", attributes,
      case when keyframes is null then geometry end as geometry,
      case when ${whole} or keyframes is null then keyframes else (
        select json_agg(keyframe order by place) from (
          select keyframe, place, lag(frame) over (order by place) as before, lead(frame) over (order by place) as after
          from (
            select keyframe, place, (keyframe->>'frame')::int as frame
            from json_array_elements(keyframes) with ordinality as each (keyframe, place)
          ) placed
        ) near
        where (before is null or before < ${to}::int) and (after is null or after > ${from}::int)
      ) end as keyframes,
      case when keypoint_schema_id is not null then json_build_object('createdAt', created_at, 'createdBy', created_by,
        'updatedAt', updated_at, 'updatedBy', updated_by) end as made
    from label
    where media_id = ${videoId} and (${classIds}::uuid[] is null or class_id = any(${classIds}::uuid[]))
    order by z_index, id`.execute(db)
  return rows
}
