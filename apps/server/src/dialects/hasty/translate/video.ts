import { type Static, Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import { type VideoFilter, type VideoRow, videoUrls } from '../../../resources/videos/index.ts'
import { StatusIds, StatusWords, statusesFromWire, WireStatus, wireStatus } from './status.ts'

const healths = ['OK', 'ERROR', 'UNHEALTHY', 'PROCESSING'] as const

export const Video = named(
  'Video',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    dataset_id: Uuid,
    dataset_name: Type.String(),
    /** this and what follows is null until the video is read */
    width: nullable(Type.Integer()),
    height: nullable(Type.Integer()),
    format: nullable(Type.String()),
    frame_rate: nullable(Type.Number()),
    duration_ms: nullable(Type.Integer()),
    duration_frames: nullable(Type.Integer()),
    status: WireStatus,
    status_id: nullable(Uuid),
    health_status: oneOf(healths),
    /** the video as browsers can play it; opens without a key for a day */
    url: nullable(Type.String()),
    /** the file as it was given */
    public_url: nullable(Type.String()),
    uploaded_at: Timestamp,
    queue_ids: Type.Array(Uuid),
  }),
)

/** A video as the wire has it. */
export function wireVideo({ urls }: Pick<Context, 'urls'>, row: VideoRow): Static<typeof Video> {
  const { originalUrl, playUrl } = videoUrls(urls, row)
  return {
    id: row.id,
    name: row.name,
    dataset_id: row.datasetId,
    dataset_name: row.datasetName,
    width: row.width,
    height: row.height,
    format: row.format,
    frame_rate: row.frameRate,
    duration_ms: row.durationMs,
    duration_frames: row.durationFrames,
    ...wireStatus(row.status),
    health_status: row.health,
    url: playUrl ?? originalUrl ?? row.sourceUrl,
    public_url: originalUrl ?? row.sourceUrl,
    uploaded_at: row.createdAt.toISOString(),
    queue_ids: [],
  }
}

const Ids = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))

/** What a list of videos can be narrowed by. */
export const videoFilters = {
  dataset_id: Ids,
  video_status: StatusWords,
  status_id: StatusIds,
  video_name: Type.Optional(Type.String({ maxLength: 255 })),
  health_status: Type.Optional(Type.Array(oneOf(healths))),
  activity: Ids,
}

const VideoFilters = Type.Object(videoFilters)

/** The filter of ours that filters on the wire mean. @param customIds the custom statuses of the project */
export function videoFilterFromWire(
  filters: Static<typeof VideoFilters>,
  customIds: readonly string[],
): VideoFilter {
  return {
    datasetId: filters.dataset_id ?? [],
    status: statusesFromWire(filters.video_status, filters.status_id, customIds),
    name: filters.video_name ?? '',
    health: filters.health_status ?? [],
    activityTypeId: filters.activity ?? [],
  }
}
