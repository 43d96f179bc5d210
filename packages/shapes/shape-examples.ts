import type { Shape, Size } from '@gesso/core'
import type fc from 'fast-check'

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
