import type { Point } from '@gesso/core'
import fc from 'fast-check'
import { examplePlaces, spreadOut } from '../example-places.ts'
import type { ShapeExamples } from '../shape-examples.ts'
import { type PolylineGeometry, polyline } from './shape.ts'

const valid: fc.Arbitrary<PolylineGeometry> = fc
  .array(examplePlaces, { minLength: 2, maxLength: 9 })
  .filter(spreadOut)
  .map(points => ({ points }))

const slope: Point[] = [
  [0, 0],
  [9, 4],
]

/** Lines of two to nine points, also such as cross themselves. */
export const polylineExamples: ShapeExamples<PolylineGeometry> = {
  shape: polyline,
  valid,
  refused: {
    'no points': { points: [] },
    'one point': { points: slope.slice(0, 1) },
    'points that are all on one spot': { points: [slope[0], slope[0], slope[0]] },
    'points of three numbers': { points: slope.map(([x, y]) => [x, y, 0]) },
    'points as objects': { points: slope.map(([x, y]) => ({ x, y })) },
    'a list of lines': { points: [slope] },
  },
}
