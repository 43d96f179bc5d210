import type { Stretch } from '@gesso/core'
import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A segment as it is stored, with the video, project and workspace it lives in. */
export interface SegmentRow {
  readonly id: string
  readonly videoId: string
  readonly projectId: string
  readonly workspaceId: string
  readonly startMs: number
  readonly endMs: number
  /** in the order in which they were given */
  readonly activityTypeIds: string[]
  readonly predictionId: string | null
  readonly createdBy: string | null
  readonly createdAt: Date
}

const segments = sql`
  select segment.id, segment.media_id as "videoId", media.project_id as "projectId",
    project.workspace_id as "workspaceId", segment.start_ms as "startMs", segment.end_ms as "endMs",
    array(select activity_type_id from segment_activity where segment_id = segment.id order by place)
      as "activityTypeIds",
    segment.prediction_id as "predictionId", segment.created_by as "createdBy", segment.created_at as "createdAt"
  from segment join media on media.id = segment.media_id join project on project.id = media.project_id`

/** One segment, whoever asks. */
export async function segmentById(db: Database, id: string): Promise<SegmentRow | undefined> {
  const { rows } = await sql<SegmentRow>`${segments} where segment.id = ${id}`.execute(db)
  return rows[0]
}

/** Which segments of a video; all given conditions hold. */
export interface SegmentConditions {
  readonly activityTypeId?: string | undefined
  /** those that start here or later */
  readonly startMs?: number | undefined
  /** those that end here or before */
  readonly endMs?: number | undefined
}

/** The segments of a video, in the order of their start. */
export async function segmentsOfVideo(
  db: Database,
  videoId: string,
  { activityTypeId = null, startMs = null, endMs = null }: Nulls<SegmentConditions> = {},
): Promise<SegmentRow[]> {
  const { rows } = await sql<SegmentRow>`
    ${segments} where segment.media_id = ${videoId}
      and (${startMs}::int is null or segment.start_ms >= ${startMs}::int)
      and (${endMs}::int is null or segment.end_ms <= ${endMs}::int)
      and (${activityTypeId}::uuid is null or exists (
        select from segment_activity where segment_id = segment.id and activity_type_id = ${activityTypeId}::uuid
      ))
    order by segment.start_ms, segment.id`.execute(db)
  return rows
}

type Nulls<T> = { readonly [K in keyof T]?: T[K] | null }

/** Where a video is and how long, its row locked until the transaction ends: its segments change one after the other. */
export async function lockedVideo(
  transaction: Database,
  id: string,
): Promise<{ projectId: string; durationMs: number | null } | undefined> {
  const { rows } = await sql<{ projectId: string; durationMs: number | null }>`
    select media.project_id as "projectId", video.duration_ms as "durationMs"
    from media join video on video.media_id = media.id where media.id = ${id} for update of media`.execute(
    transaction,
  )
  return rows[0]
}

/** The segments of a video that overlap a stretch, in the order of their start. @param exceptId one that does not count */
export async function segmentsOverlapping(
  db: Database,
  videoId: string,
  { startMs, endMs }: Stretch,
  exceptId: string | null,
): Promise<SegmentRow[]> {
  const { rows } = await sql<SegmentRow>`
    ${segments} where segment.media_id = ${videoId} and segment.start_ms < ${endMs}::int
      and segment.end_ms > ${startMs}::int and (${exceptId}::uuid is null or segment.id <> ${exceptId}::uuid)
    order by segment.start_ms, segment.id`.execute(db)
  return rows
}

/** What is written of a segment. */
export interface SegmentContent extends Stretch {
  readonly activityTypeIds: readonly string[]
  readonly predictionId: string | null
}

/** Adds a segment. */
export async function insertSegment(
  transaction: Database,
  segment: SegmentContent & { id: string; videoId: string; createdBy: string | null; createdAt: Date },
): Promise<void> {
  await sql`
    insert into segment (id, media_id, start_ms, end_ms, prediction_id, created_by, created_at)
    values (${segment.id}, ${segment.videoId}, ${segment.startMs}, ${segment.endMs}, ${segment.predictionId},
      ${segment.createdBy}, ${segment.createdAt})`.execute(transaction)
  await insertActivities(transaction, segment.id, segment.activityTypeIds)
}

/** Writes a segment anew. */
export async function updateSegmentRow(
  transaction: Database,
  id: string,
  { startMs, endMs, activityTypeIds, predictionId }: SegmentContent,
): Promise<void> {
  await sql`
    update segment set start_ms = ${startMs}, end_ms = ${endMs}, prediction_id = ${predictionId}
    where id = ${id}`.execute(transaction)
  await sql`delete from segment_activity where segment_id = ${id}`.execute(transaction)
  await insertActivities(transaction, id, activityTypeIds)
}

async function insertActivities(
  transaction: Database,
  id: string,
  typeIds: readonly string[],
): Promise<void> {
  await sql`
    insert into segment_activity (segment_id, activity_type_id, place)
    select ${id}, activity_type_id, place from unnest(${typeIds}::uuid[]) with ordinality
      as activity (activity_type_id, place)`.execute(transaction)
}

/** Gives a piece of a segment the values of the whole. */
export async function copyValues(transaction: Database, fromId: string, toId: string): Promise<void> {
  await sql`
    insert into segment_attribute (segment_id, attribute_id, value, updated_at, updated_by)
    select ${toId}, attribute_id, value, updated_at, updated_by from segment_attribute
    where segment_id = ${fromId}`.execute(transaction)
}

/** Deletes segments. */
export async function deleteSegmentRows(db: Database, ids: readonly string[]): Promise<void> {
  await sql`delete from segment where id = any(${ids}::uuid[])`.execute(db)
}

/** A video that was NEW is IN PROGRESS with its first segment, as an image is with its first label. */
export async function startProgress(transaction: Database, videoId: string, now: Date): Promise<void> {
  await sql`
    update media set status = 'IN PROGRESS', status_set_at = ${now} where id = ${videoId} and status = 'NEW'`.execute(
    transaction,
  )
}
