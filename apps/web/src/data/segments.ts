import type { Segment } from '@gesso/client'
import type { AttributeValues } from '@gesso/core'
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

/** The segments of a video and their own values, as the server keeps them. */
export function segmentStore(videoId: string) {
  return {
    create: async (fields: SegmentFields) =>
      (await api.createSegment({ params: { videoId }, body: bodyOf(fields) })).id,
    update: async (segmentId: string, fields: SegmentFields) => {
      await api.updateSegment({ params: { segmentId }, body: bodyOf(fields) })
    },
    delete: (segmentId: string) => api.deleteSegment({ params: { segmentId } }),
    valuesOf: async (segmentId: string) => (await api.getSegmentAttributes({ params: { segmentId } })).values,
    setValues: async (segmentId: string, values: AttributeValues) => {
      await api.setSegmentAttributes({ params: { segmentId }, body: { set: values, remove: [] } })
    },
  }
}
