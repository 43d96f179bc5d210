import type { Point } from '@gesso/core'
import fc from 'fast-check'
import { examplePlaces } from '../example-places.ts'
import type { ShapeExamples } from '../shape-examples.ts'
import { type CuboidGeometry, cuboid } from './shape.ts'

const faces = fc.record(
  Object.fromEntries(
    ['front', 'side', 'back'].map(name => [
      name,
      fc.array(fc.nat({ max: 7 }), { minLength: 4, maxLength: 4 }),
    ]),
  ),
  { requiredKeys: [], noNullPrototype: true },
)

const valid: fc.Arbitrary<CuboidGeometry> = fc
  .record(
    { points: fc.array(examplePlaces, { minLength: 8, maxLength: 8 }), faces },
    { noNullPrototype: true },
  )
  .filter(geometry => cuboid.problem(geometry) === undefined)

const points: Point[] = [
  [1, 9],
  [7, 9],
  [7, 3],
  [1, 3],
  [3, 7],
  [9, 7],
  [9, 1],
  [3, 1],
]
const front = [0, 1, 2, 3]

/** Eight corners anywhere, with every choice of faces. */
export const cuboidExamples: ShapeExamples<CuboidGeometry> = {
  shape: cuboid,
  valid,
  refused: {
    'seven points': { points: points.slice(1), faces: {} },
    'nine points': { points: [...points, [0, 0]], faces: {} },
    'points on one line': { points: points.map(([x]) => [x, 2 * x]), faces: { front } },
    'points on one spot': { points: points.map(() => [4, 4]), faces: { front } },
    'a face of three corners': { points, faces: { front: front.slice(1) } },
    'a face of a ninth corner': { points, faces: { front: [5, 6, 7, 8] } },
    'a corner of a face between two': { points, faces: { back: [4, 5, 6.5, 7] } },
    'a face of another name': { points, faces: { top: front } },
    'points as objects': { points: points.map(([x, y]) => ({ x, y })), faces: {} },
  },
}
