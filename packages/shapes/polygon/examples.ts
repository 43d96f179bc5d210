import type { Point } from '@gesso/core'
import fc from 'fast-check'
import { examplePlaces } from '../example-places.ts'
import type { ShapeExamples } from '../shape-examples.ts'
import { type PolygonGeometry, polygon } from './shape.ts'

const rings = fc
  .tuple(fc.array(examplePlaces, { minLength: 3, maxLength: 9 }), fc.boolean())
  .map(([ring, closed]) => (closed ? [...ring, ...ring.slice(0, 1)] : ring))

const valid: fc.Arbitrary<PolygonGeometry> = fc
  .array(rings, { minLength: 1, maxLength: 3 })
  .map(several => ({ rings: several }))
  .filter(geometry => polygon.problem(geometry) === undefined)

const triangle: Point[] = [
  [0, 0],
  [9, 0],
  [9, 9],
]

/** Polygons of up to three rings, open and closed, also such as cross themselves. */
export const polygonExamples: ShapeExamples<PolygonGeometry> = {
  shape: polygon,
  valid,
  refused: {
    'no rings': { rings: [] },
    'a ring of two points': { rings: [triangle.slice(0, 2)] },
    'a ring of two points, one of them twice': { rings: [[...triangle.slice(0, 2), [0, 0]]] },
    'a hole of two points': { rings: [triangle, triangle.slice(0, 2)] },
    'points on one line': {
      rings: [
        [
          [0, 0],
          [1, 1],
          [5, 5],
        ],
      ],
    },
    'points of three numbers': { rings: [triangle.map(([x, y]) => [x, y, 0])] },
    'points of one number': { rings: [triangle.map(([x]) => [x])] },
    'a ring that is no list of rings': { rings: triangle },
    'points as objects': { rings: [triangle.map(([x, y]) => ({ x, y }))] },
  },
}
