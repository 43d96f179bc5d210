import fc from 'fast-check'
import type { Point, Ring, Size } from '../geometry/types.ts'
import type { Frame, Mask } from './types.ts'

/** What the tests hold masks against: a set of "column row", decoded pixel by pixel. */
export function pixelsOf(mask: Mask): Set<string> {
  const pixels = new Set<string>()
  let at = 0
  for (const [index, count] of mask.counts.entries()) {
    for (let step = 0; step < count; step++, at++) {
      if (index % 2 === 1)
        pixels.add(pixelName(mask.left + (at % mask.width), mask.top + Math.floor(at / mask.width)))
    }
  }
  return pixels
}

/** Pixels of an image, asked one by one. */
export function pixelsWhere(size: Size, painted: (column: number, row: number) => boolean): Set<string> {
  const pixels = new Set<string>()
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++) {
      if (painted(column, row)) pixels.add(pixelName(column, row))
    }
  }
  return pixels
}

/** How a pixel is written in the sets. */
export function pixelName(column: number, row: number): string {
  return `${column} ${row}`
}

export const sizes: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 1, max: 16 }),
  height: fc.integer({ min: 1, max: 16 }),
})

export const frames: fc.Arbitrary<Frame> = fc.record({
  left: fc.integer({ min: -6, max: 12 }),
  top: fc.integer({ min: -6, max: 12 }),
  width: fc.integer({ min: 0, max: 12 }),
  height: fc.integer({ min: 0, max: 12 }),
})

/** Masks of all kinds: empty, full, noisy, in long runs, and with run lengths of 0 in their middle. */
export const masks: fc.Arbitrary<Mask> = frames.chain(frame =>
  fc
    .array(fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 40 })), { maxLength: 160 })
    .map(counts => ({ ...frame, counts: filling(counts, frame.width * frame.height) })),
)

function filling(counts: readonly number[], total: number): number[] {
  const filled: number[] = []
  let rest = total
  for (const count of counts) {
    filled.push(Math.min(count, rest))
    rest -= Math.min(count, rest)
  }
  if (rest > 0) filled.push(rest)
  return filled
}

/** Coordinates where mistakes hide: on edges, on centres, and anywhere. */
export const coordinates: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -4, max: 20 }),
  fc.integer({ min: -8, max: 40 }).map(half => half / 2),
  fc.double({ min: -4, max: 20, noNaN: true }),
)

export const points: fc.Arbitrary<Point> = fc.tuple(coordinates, coordinates)

export const rings: fc.Arbitrary<Ring> = fc.array(points, { minLength: 3, maxLength: 9 })
