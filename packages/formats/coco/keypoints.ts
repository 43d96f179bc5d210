import type { Box, Keypoints } from '@gesso/core'
import type { ExportKeypointSchema } from '../format.ts'
import { computedNumber } from '../number-text.ts'

/** What COCO's categories say of the points of a label class; edges as pairs of places in the list, from 1. */
export function categoryKeypoints(schema: ExportKeypointSchema | undefined) {
  if (schema === undefined || schema.keypointClasses.length === 0) return {}
  const placeOf = new Map(schema.keypointClasses.map(({ id }, index) => [id, index + 1]))
  return {
    keypoints: schema.keypointClasses.map(({ name }) => name),
    skeleton: schema.edges.map(({ fromId, toId }) => [placeOf.get(fromId), placeOf.get(toId)]),
  }
}

/** The points of one annotation. */
export interface CocoKeypoints {
  /** JSON of the fields that an annotation of points has beside those of every other */
  readonly fields: string
  /** of the box around the points: their label has no area of its own */
  readonly area: number
  /** what is lost, in words for the report */
  readonly loss?: string
}

/**
 * The points of a label in the order of its category: x, y and 2 when it can be seen, 1 when it is hidden, three times 0
 * where there is none.
 */
export function cocoKeypoints(
  { points }: Keypoints,
  schema: ExportKeypointSchema,
  bounds: Box,
): CocoKeypoints {
  const triples = schema.keypointClasses.map(({ id }) => {
    const point = points.find(({ classId }) => classId === id)
    return point === undefined ? [0, 0, 0] : [point.x, point.y, point.visible ? 2 : 1]
  })
  const count = triples.filter(([, , visibility]) => visibility !== 0).length
  const { left, top, right, bottom } = bounds
  return {
    fields: `"num_keypoints":${count},"keypoints":${JSON.stringify(triples.flat())}`,
    area: computedNumber((right - left) * (bottom - top)),
    ...(count < points.length
      ? { loss: 'COCO has one place for each keypoint: its other points are left out' }
      : {}),
  }
}
