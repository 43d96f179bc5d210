import type { Keypoint } from '@gesso/core'
import fc from 'fast-check'
import { spreadOut } from '../example-places.ts'
import type { ShapeExamples } from '../shape-examples.ts'
import { type KeypointsGeometry, keypoints } from './shape.ts'

/** A uuid for examples, told by a number. */
function exampleId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

const places = fc.record({
  x: fc.nat({ max: 160 }).map(x => x / 4),
  y: fc.nat({ max: 120 }).map(y => y / 4),
  visible: fc.boolean(),
  classAt: fc.nat({ max: 5 }),
})

const valid: fc.Arbitrary<KeypointsGeometry> = fc
  .array(places, { minLength: 2, maxLength: 9 })
  .map(several => ({
    schemaId: exampleId(0),
    points: several.map(({ classAt, ...place }, index) => ({
      id: exampleId(100 + index),
      classId: exampleId(10 + classAt),
      ...place,
      norder: index / 2,
    })),
  }))
  .filter(({ points }) => spreadOut(points.map(({ x, y }) => [x, y])))

const nose: Keypoint = { id: exampleId(1), classId: exampleId(2), x: 3, y: 4, visible: true, norder: 0 }

const { norder: _, ...placeless } = nose

/** Two to nine points of six classes, in sight and hidden. */
export const keypointsExamples: ShapeExamples<KeypointsGeometry> = {
  shape: keypoints,
  valid,
  refused: {
    'no points': { schemaId: exampleId(0), points: [] },
    'points of one id': { schemaId: exampleId(0), points: [nose, { ...nose, x: 9 }] },
    'a point without an order': { schemaId: exampleId(0), points: [placeless] },
    'a point that knows more': { schemaId: exampleId(0), points: [{ ...nose, name: 'nose' }] },
    'a point that is seen in part': { schemaId: exampleId(0), points: [{ ...nose, visible: 1 }] },
    'a class that is no uuid': { schemaId: exampleId(0), points: [{ ...nose, classId: 'nose' }] },
    'an id in upper case': {
      schemaId: exampleId(0),
      points: [{ ...nose, id: exampleId(1).replace('8', 'A') }],
    },
    'a schema that is no uuid': { schemaId: 'face', points: [nose] },
  },
}
