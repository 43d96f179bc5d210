import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { boxOfPoints } from './boxes.ts'
import { convexHull } from './hull.ts'
import { nearestOnRings, pointInRings, ringArea, turningRing } from './rings.ts'
import type { Point } from './types.ts'

const points: fc.Arbitrary<Point> = fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 }))

describe('convexHull', () => {
  it('leaves out what lies inside or on an edge, and runs clockwise', () => {
    const corners: Point[] = [
      [0, 0],
      [8, 0],
      [8, 8],
      [0, 8],
    ]
    const others: Point[] = [
      [4, 4],
      [4, 0],
      [8, 8],
      [0, 3],
    ]
    assert.deepEqual(convexHull([...others, ...corners]), corners)
  })

  it('holds every point, and only turns at what is one of them', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 3, maxLength: 12 }), several => {
        const hull = convexHull(several)
        if (hull.length < 3) return
        assert.ok(ringArea(hull) > 0)
        assert.equal(turningRing(hull).length, hull.length)
        assert.deepEqual(boxOfPoints(hull), boxOfPoints(several))
        for (const point of several) {
          const nearest = nearestOnRings([hull], point)?.distance ?? 1
          assert.ok(nearest < 1e-9 || pointInRings([hull], point), `${point} is outside`)
        }
        assert.ok(hull.every(corner => several.includes(corner)))
      }),
    )
  })

  it('is no ring of points that lie on one line', () => {
    const diagonal: Point[] = [
      [2, 2],
      [0, 0],
      [5, 5],
    ]
    assert.ok(convexHull(diagonal).length < 3)
    assert.deepEqual(convexHull([]), [])
  })
})
