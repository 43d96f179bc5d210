import type { Point } from '@gesso/core'
import fc from 'fast-check'

/** Places on quarters of pixels of the example image. */
export const examplePlaces: fc.Arbitrary<Point> = fc
  .tuple(fc.nat({ max: 160 }), fc.nat({ max: 120 }))
  .map(([x, y]) => [x / 4, y / 4] as const)

/** Whether places lie apart both ways; the suite is about extents, and those on one spot have tests of their own. */
export function spreadOut(places: readonly Point[]): boolean {
  return extent(places.map(([x]) => x)) >= 2 && extent(places.map(([, y]) => y)) >= 2
}

function extent(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers)
}
