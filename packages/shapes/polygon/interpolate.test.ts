import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Point, type Ring, ringArea } from '@gesso/core'
import { ringsBetween } from './interpolate.ts'

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]

function moved(ring: Ring, by: number): Ring {
  return ring.map(([x, y]): Point => [x + by, y])
}

describe('ringsBetween', () => {
  it('moves point by point where both keyframes have as many', () => {
    const to = square.map(([x, y], index): Point => (index === 2 ? [x + 8, y + 4] : [x, y]))
    assert.deepEqual(ringsBetween([square], [to], 0.25)[0]?.[2], [12, 11])
  })

  it('keeps a square a square on its way when one keyframe has a point more, begins elsewhere and runs backwards', () => {
    const other = moved(square, 20)
    const [a, b, c, d] = other
    const middle: Point = [25, 0]
    const to = [c, b, middle, a, d].filter(point => point !== undefined)
    const [half] = ringsBetween([square], [to], 0.5)
    assert.equal(Math.abs(ringArea(half ?? [])), 100)
    assert.deepEqual(half, [
      [10, 0],
      [15, 0],
      [20, 0],
      [20, 10],
      [10, 10],
    ])
  })

  it('lets a ring without a match stand until the next keyframe', () => {
    const hole = square.map(([x, y]): Point => [x / 2, y / 2])
    const between = ringsBetween([square, hole], [moved(square, 10)], 0.99)
    assert.equal(between[1], hole)
    assert.equal(ringsBetween([square, hole], [moved(square, 10)], 1).length, 1)
  })
})
