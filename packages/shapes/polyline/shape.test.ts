import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Point } from '@gesso/core'
import { polyline } from './shape.ts'

const geometryOf = (...points: Point[]) => ({ points })
const lane = geometryOf([0, 0], [10, 0], [10, 10])

describe('a polyline', () => {
  it('is hit along its pieces, not between its ends', () => {
    assert.ok(polyline.hit(lane, [5, 2], 2))
    assert.ok(polyline.hit(lane, [10, 7], 0))
    assert.ok(!polyline.hit(lane, [5, 5], 3))
  })

  it('has bounds of a pixel where it runs straight, and no box, rings or mask', () => {
    const level = geometryOf([2, 5], [9, 5])
    assert.deepEqual(polyline.bounds(level), { left: 2, top: 4.5, right: 9, bottom: 5.5 })
    const { box, rings, mask, points } = polyline
    assert.deepEqual([box, rings, mask, points], [undefined, undefined, undefined, undefined])
  })

  it('goes point by point, and stands still until a keyframe that has not as many points', () => {
    const later = geometryOf([4, 0], [10, 8], [10, 20])
    assert.deepEqual(polyline.interpolate?.(lane, later, 0.25), geometryOf([1, 0], [10, 2], [10, 12.5]))
    const longer = geometryOf(...later.points, [50, 50])
    assert.equal(polyline.interpolate?.(lane, longer, 0.99), lane)
    assert.equal(polyline.interpolate?.(lane, longer, 1), longer)
  })
})
