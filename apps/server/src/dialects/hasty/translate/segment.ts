import { type Static, Type } from 'typebox'
import { named, nullable, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { NewSegment, SegmentRow } from '../../../resources/segments/index.ts'

export const Segment = named(
  'Segment',
  Type.Object({
    id: Uuid,
    video_id: Uuid,
    start_time_ms: Type.Integer(),
    end_time_ms: Type.Integer(),
    /** ids of activity types */
    activities: Type.Array(Uuid),
    prediction_id: nullable(Uuid),
    created_by: nullable(Uuid),
    created_at: Timestamp,
  }),
)

const TimeMs = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const SegmentBody = Type.Object({
  video_id: Type.Optional(nullable(Uuid)),
  start_time_ms: TimeMs,
  end_time_ms: TimeMs,
  activities: Type.Array(Uuid, { minItems: 1, maxItems: 100 }),
  prediction_id: Type.Optional(nullable(Uuid)),
})

/** What a list of segments can be narrowed by. */
export const segmentFilters = {
  activity_type_id: Type.Optional(Uuid),
  start_time_ms: Type.Optional(TimeMs),
  end_time_ms: Type.Optional(TimeMs),
}

/** A segment as the wire has it. */
export function wireSegment(row: SegmentRow): Static<typeof Segment> {
  return {
    id: row.id,
    video_id: row.videoId,
    start_time_ms: row.startMs,
    end_time_ms: row.endMs,
    activities: row.activityTypeIds,
    prediction_id: row.predictionId,
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
  }
}

/** What a body says about a segment. */
export function segmentFromWire(body: Static<typeof SegmentBody>): NewSegment {
  const { start_time_ms: startMs, end_time_ms: endMs, activities, prediction_id } = body
  return { startMs, endMs, activityTypeIds: activities, predictionId: prediction_id }
}

/** The wire's name for a field of a segment. */
export function wireSegmentField(field: string): string {
  return { startMs: 'start_time_ms', endMs: 'end_time_ms' }[field] ?? field
}
