import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { alongSegment } from '../geometry/rings.ts'
import type { Point } from '../geometry/types.ts'
import { trimMask } from './frames.ts'
import { maskFromStroke } from './from-stroke.ts'
import { pixelsOf, pixelsWhere, points, sizes } from './reference.ts'
import { emptyMask } from './runs.ts'

/** From the path to a place, in pixels. */
function distanceTo(path: readonly Point[], [x, y]: Point): number {
  const distances = path.map((from, index) => {
    const to = path[index + 1] ?? from
    const t = alongSegment(from, to, [x, y])
    return Math.hypot(x - (from[0] + (to[0] - from[0]) * t), y - (from[1] + (to[1] - from[1]) * t))
  })
  return Math.min(...distances)
}

describe('maskFromStroke', () => {
  it('paints nothing without points, without a radius that is a number, and off the image', () => {
    const size = { width: 9, height: 9 }
    assert.deepEqual(maskFromStroke([], 5, size), emptyMask)
    assert.deepEqual(maskFromStroke([[4, 4]], Number.NaN, size), emptyMask)
    assert.deepEqual(maskFromStroke([[4, 4]], -1, size), emptyMask)
    assert.deepEqual(maskFromStroke([[50, 50]], 3, size), emptyMask)
  })

  it('paints the pixels whose centres lie within the radius of the path, and no other', () => {
    const radii = fc.oneof(fc.constantFrom(0, 0.5, 1, 1.5, 2, 5), fc.double({ min: 0, max: 8, noNaN: true }))
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 5 }), radii, sizes, (path, radius, size) => {
        const mask = maskFromStroke(path, radius, size)
        assert.deepEqual(mask, trimMask(mask))
        const painted = pixelsOf(mask)
        const within = (reach: number) =>
          pixelsWhere(size, (column, row) => distanceTo(path, [column + 0.5, row + 0.5]) <= reach)
        // A centre on the very rim may round to either side.
        assert.ok([...within(radius - 1e-9)].every(pixel => painted.has(pixel)))
        const reached = within(radius + 1e-9)
        assert.ok([...painted].every(pixel => reached.has(pixel)))
      }),
      { numRuns: 1000 },
    )
  })

  it('stamps a disk for one point', () => {
    assert.deepEqual(maskFromStroke([[2, 2]], 1, { width: 9, height: 9 }), {
      left: 1,
      top: 1,
      width: 2,
      height: 2,
      counts: [0, 4],
    })
  })
})
