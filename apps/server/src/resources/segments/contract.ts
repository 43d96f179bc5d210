import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, named, nullable, Timestamp, Uuid } from '../../contract/schemas.ts'
import { maxActivities, maxTimeMs } from './limits.ts'

const TimeMs = Type.Integer({ minimum: 0, maximum: maxTimeMs })

const Segment = named(
  'Segment',
  Type.Object({
    id: Uuid,
    videoId: Uuid,
    /** milliseconds from the start of the video */
    startMs: Type.Integer(),
    /** where it ends, itself not included */
    endMs: Type.Integer(),
    activityTypeIds: Type.Array(Uuid),
    /** of the prediction that it was made from */
    predictionId: nullable(Uuid),
    createdBy: nullable(Uuid),
    createdAt: Timestamp,
  }),
)

const NewSegment = Type.Object({
  startMs: TimeMs,
  endMs: TimeMs,
  activityTypeIds: Type.Array(Uuid, { minItems: 1, maxItems: maxActivities }),
  predictionId: Type.Optional(nullable(Uuid)),
  /** cuts away what it overlaps of others, which else refuses it */
  replaceOverlap: Type.Optional(Type.Boolean()),
})

export const segmentContract = {
  listSegments: operation({
    method: 'GET',
    path: '/api/videos/:videoId/segments',
    summary: 'Segments of a video, in the order of their start',
    params: ids('videoId'),
    query: Type.Object({
      activityTypeId: Type.Optional(Uuid),
      /** those that start here or later */
      startMs: Type.Optional(TimeMs),
      /** those that end here or before */
      endMs: Type.Optional(TimeMs),
    }),
    reply: Type.Array(Segment),
  }),
  createSegment: operation({
    method: 'POST',
    path: '/api/videos/:videoId/segments',
    summary: 'Make a segment; one that overlaps another is refused, or replaces what it overlaps',
    params: ids('videoId'),
    body: NewSegment,
    reply: Segment,
  }),
  updateSegment: operation({
    method: 'PUT',
    path: '/api/segments/:segmentId',
    summary: 'Write a segment anew',
    params: ids('segmentId'),
    body: NewSegment,
    reply: Segment,
  }),
  deleteSegment: operation({
    method: 'DELETE',
    path: '/api/segments/:segmentId',
    summary: 'Delete a segment',
    params: ids('segmentId'),
  }),
}
