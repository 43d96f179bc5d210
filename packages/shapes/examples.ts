import type { Geometry, Shape, Size } from '@gesso/core'
import type fc from 'fast-check'
import { boxExamples } from './box/examples.ts'
import { cuboidExamples } from './cuboid/examples.ts'
import { keypointsExamples } from './keypoints/examples.ts'
import { landmarkExamples } from './landmark/examples.ts'
import { maskExamples } from './mask/examples.ts'
import { polygonExamples } from './polygon/examples.ts'
import { polylineExamples } from './polyline/examples.ts'

/** What a shape brings to its conformance suite. */
export interface ShapeExamples<G> {
  readonly shape: Shape<G>
  /** geometries that lie inside an image of `exampleImage`, without -0, which JSON cannot keep */
  readonly valid: fc.Arbitrary<G>
  /** what must be refused, by what is wrong with it */
  readonly refused: Readonly<Record<string, unknown>>
}

/** The image that the valid examples lie on. */
export const exampleImage: Size = { width: 40, height: 30 }

/** The examples of every shape, one line each. */
export const shapeExamples = [
  boxExamples,
  polygonExamples,
  maskExamples,
  keypointsExamples,
  polylineExamples,
  cuboidExamples,
  landmarkExamples,
] satisfies readonly ShapeExamples<Geometry>[]
