import fc from 'fast-check'
import type { ShapeExamples } from '../shape-examples.ts'
import { type BoxGeometry, box } from './shape.ts'

const edges = (length: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: length * 4 - 1 }), fc.integer({ min: 1, max: length * 4 }))
    .map(([start, side]) => [start / 4, Math.min(length, (start + side) / 4)] as const)

const valid: fc.Arbitrary<BoxGeometry> = fc
  .tuple(edges(40), edges(30))
  .map(([[left, right], [top, bottom]]) => ({ left, top, right, bottom }))

const example = { left: 1, top: 2, right: 3, bottom: 4 }

/** Boxes on whole and on quarter pixels. */
export const boxExamples: ShapeExamples<BoxGeometry> = {
  shape: box,
  valid,
  refused: {
    'left and right exchanged': { ...example, left: 3, right: 1 },
    'top and bottom exchanged': { ...example, top: 4, bottom: 2 },
    'no width': { ...example, right: 1 },
    'no height': { ...example, bottom: 2 },
    'numbers as text': { ...example, left: '1' },
    'a list of four numbers': [1, 2, 3, 4],
  },
}
