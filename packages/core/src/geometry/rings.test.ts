import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  crossingX,
  nearestOnRings,
  openRing,
  pointInRings,
  ringArea,
  ringProblem,
  turningRing,
} from './rings.ts'
import type { Point, Ring } from './types.ts'

const triangle: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
]
const figureEight: Ring = [
  [0, 0],
  [10, 10],
  [10, 0],
  [0, 10],
]

describe('ringProblem', () => {
  const refused: Record<string, Ring> = {
    'no points': [],
    'two points': [
      [0, 0],
      [5, 5],
    ],
    'two points, one of them twice': [
      [0, 0],
      [5, 5],
      [0, 0],
    ],
    NaN: [
      [0, 0],
      [Number.NaN, 5],
      [9, 9],
    ],
    'infinite coordinates': [
      [0, 0],
      [5, Number.NEGATIVE_INFINITY],
      [9, 9],
    ],
    'points on one line': [
      [0, 0],
      [5, 5],
      [9, 9],
      [2, 2],
    ],
    'points on one line, up to rounding': [
      [0, 0],
      [0.1, 0.3],
      [0.2, 0.6],
      [0.7, 2.1],
    ],
    'a path that goes back the way it came': [
      [0, 0],
      [10, 0],
      [10, 10],
      [10, 0],
    ],
    'a tree walked round': [
      [0, 0],
      [5, 0],
      [5, 5],
      [5, 0],
      [9, 0],
      [9, 7],
      [9, 0],
    ],
  }
  for (const [what, ring] of Object.entries(refused))
    it(`refuses ${what}`, () => assert.ok(ringProblem(ring)))

  it('accepts rings with an area: open, closed, with doubled points, and crossing themselves', () => {
    assert.equal(ringProblem(triangle), undefined)
    assert.equal(ringProblem([...triangle, [0, 0]]), undefined)
    assert.equal(ringProblem(triangle.flatMap(point => [point, point])), undefined)
    assert.equal(ringArea(figureEight), 0)
    assert.equal(ringProblem(figureEight), undefined)
  })

  it('does not mind where the ring starts', () => {
    const points = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
    fc.assert(
      fc.property(fc.array(points, { maxLength: 7 }), fc.nat({ max: 6 }), (ring, by) => {
        const turned = [...ring.slice(by), ...ring.slice(0, by)]
        assert.equal(ringProblem(turned) === undefined, ringProblem(ring) === undefined)
        assert.equal(ringProblem(ring.toReversed()) === undefined, ringProblem(ring) === undefined)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('turningRing', () => {
  it('drops what does not turn and keeps the area and the inside', () => {
    const points = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }))
    const places = fc.tuple(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(points, { maxLength: 8 }), places, (ring, [x, y]) => {
        const turning = turningRing(ring)
        assert.ok(Math.abs(ringArea(turning) - ringArea(ring)) < 1e-9)
        const place: Point = [x, y]
        const nearest = nearestOnRings([ring], place)
        if (nearest !== undefined && nearest.distance > 1e-6) {
          assert.equal(pointInRings([turning], place), pointInRings([ring], place))
        }
      }),
      { numRuns: 1000 },
    )
    assert.deepEqual(
      turningRing([
        [0, 0],
        [5, 0],
        [10, 0],
        [10, 10],
        [10, 15],
        [10, 10],
      ]),
      triangle,
    )
  })

  it('drops a straight or a doubled point where the ring begins and ends, too', () => {
    const square: Ring = [
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]
    assert.deepEqual(turningRing([[5, 0], ...square]), square)
    assert.deepEqual(turningRing([...square, [5, 0]]), square)
    assert.deepEqual(turningRing([...square, [10, 0]]), square)
  })
})

describe('crossingX', () => {
  it('is the same to the last digit whichever way the edge runs', () => {
    const coordinate = fc.double({ min: -1e4, max: 1e4, noNaN: true })
    const place = fc.tuple(coordinate, coordinate)
    fc.assert(
      fc.property(place, place, coordinate, (a, b, y) => {
        fc.pre(a[1] > y !== b[1] > y)
        assert.equal(crossingX(a, b, y), crossingX(b, a, y))
      }),
      { numRuns: 500 },
    )
  })
})

describe('rings', () => {
  it('have no area without points', () => {
    assert.equal(ringArea([]), 0)
    assert.equal(nearestOnRings([[]], [0, 0]), undefined)
    assert.equal(pointInRings([[]], [0, 0]), false)
  })

  it('have a positive area clockwise on the screen, also far from the origin', () => {
    assert.equal(ringArea(triangle), 50)
    assert.equal(ringArea(triangle.toReversed()), -50)
    assert.equal(ringArea(triangle.map(([x, y]) => [x / 1024 + 1e6, y / 1024 + 1e6])), 50 / 1024 / 1024)
  })

  it('contain a point when an odd number of rings does', () => {
    const inner: Ring = [
      [7, 2],
      [9, 2],
      [9, 4],
    ]
    assert.equal(pointInRings([triangle], [8.5, 3]), true)
    assert.equal(pointInRings([triangle, inner], [8.5, 3]), false)
    assert.equal(pointInRings([triangle, inner], [5, 1]), true)
    assert.equal(pointInRings([figureEight], [8, 5]), true)
    assert.equal(pointInRings([figureEight], [5, 8]), false)
  })

  it('answer with the nearest place on any edge, the closing one too', () => {
    assert.deepEqual(nearestOnRings([triangle], [2, 4]), {
      ring: 0,
      edge: 2,
      t: 0.7,
      point: [3, 3],
      distance: Math.SQRT2,
    })
    const far = triangle.map(([x, y]): Point => [x + 100, y])
    assert.equal(nearestOnRings([triangle, far], [101, -2])?.ring, 1)
  })

  it('give a nearest place no farther than any corner and any place along the edges', () => {
    const place = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    const along = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), place, along, (ring, point, t) => {
        const nearest = nearestOnRings([ring], point)
        for (const [index, a] of ring.entries()) {
          const b = ring[(index + 1) % ring.length] ?? a
          const off = Math.hypot(a[0] + (b[0] - a[0]) * t - point[0], a[1] + (b[1] - a[1]) * t - point[1])
          assert.ok(nearest !== undefined && nearest.distance <= off + 1e-9)
        }
      }),
    )
  })

  it('open when they repeat their first point', () => {
    assert.deepEqual(openRing([...triangle, [0, 0]]), triangle)
    assert.equal(openRing(triangle), triangle)
  })
})
