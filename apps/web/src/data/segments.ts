import type { Segment } from '@gesso/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** The segments of a video, in the order of their start. */
export const segmentsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['segments', videoId],
    queryFn: ({ signal }) => api.listSegments({ params: { videoId } }, signal),
  })

type SegmentFields = Pick<Segment, 'startMs' | 'endMs' | 'activityTypeIds' | 'predictionId'>

function bodyOf({ startMs, endMs, activityTypeIds, predictionId }: SegmentFields) {
  return { startMs, endMs, activityTypeIds, predictionId }
}

/** Makes a segment. */
export function createSegment(videoId: string, fields: SegmentFields): Promise<Segment> {
  return api.createSegment({ params: { videoId }, body: bodyOf(fields) })
}

/** Writes a segment anew. */
export function updateSegment(segmentId: string, fields: SegmentFields): Promise<Segment> {
  return api.updateSegment({ params: { segmentId }, body: bodyOf(fields) })
}

/** Deletes a segment. */
export function deleteSegment(segmentId: string): Promise<void> {
  return api.deleteSegment({ params: { segmentId } })
}
