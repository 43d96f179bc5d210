import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nearestOnLine } from './lines.ts'
import type { Point } from './types.ts'

const angle: Point[] = [
  [0, 0],
  [10, 0],
  [10, 10],
]

describe('nearestOnLine', () => {
  it('finds the piece and the place on it', () => {
    assert.deepEqual(nearestOnLine(angle, [4, -3]), { edge: 0, point: [4, 0], distance: 3 })
    assert.deepEqual(nearestOnLine(angle, [12, 6]), { edge: 1, point: [10, 6], distance: 2 })
    assert.deepEqual(nearestOnLine(angle, [13, 14]), { edge: 1, point: [10, 10], distance: 5 })
  })

  it('does not join the last point with the first', () => {
    assert.deepEqual(nearestOnLine(angle, [4, 5]), { edge: 0, point: [4, 0], distance: 5 })
  })

  it('takes a single point for a line of no length, and none for none', () => {
    assert.deepEqual(nearestOnLine([[3, 4]], [0, 0]), { edge: 0, point: [3, 4], distance: 5 })
    assert.equal(nearestOnLine([], [0, 0]), undefined)
  })
})
