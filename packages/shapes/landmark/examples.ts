import type { Landmark } from '@gesso/core'
import fc from 'fast-check'
import { examplePlaces, spreadOut } from '../example-places.ts'
import type { ShapeExamples } from '../shape-examples.ts'
import { type LandmarkGeometry, landmark } from './shape.ts'

const points: fc.Arbitrary<Landmark> = fc
  .tuple(examplePlaces, fc.integer({ min: -3, max: 9 }), fc.constantFrom(undefined, true, false))
  .map(([[x, y], number, visible]) => ({ x, y, number, ...(visible === undefined ? {} : { visible }) }))

const valid: fc.Arbitrary<LandmarkGeometry> = fc
  .array(points, { minLength: 2, maxLength: 9 })
  .filter(several => spreadOut(several.map(({ x, y }) => [x, y])))
  .map(several => ({ points: several }))

const nose: Landmark = { x: 3, y: 4, number: 1 }

/** Two to nine points whose numbers may be alike, seen, hidden and not said. */
export const landmarkExamples: ShapeExamples<LandmarkGeometry> = {
  shape: landmark,
  valid,
  refused: {
    'no points': { points: [] },
    'a point without a number': { points: [{ x: 3, y: 4 }] },
    'a number between two': { points: [{ ...nose, number: 1.5 }] },
    'a number beyond all counting': { points: [{ ...nose, number: 3_000_000_000 }] },
    'a point that knows more': { points: [{ ...nose, name: 'nose' }] },
    'a point that is seen in part': { points: [{ ...nose, visible: 1 }] },
    'points as lists': { points: [[3, 4, 1]] },
  },
}
