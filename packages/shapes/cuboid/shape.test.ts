import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Point } from '@gesso/core'
import { boxOf, cuboidOf, maskOf, ringsOf } from '../projections.ts'
import { cuboid } from './shape.ts'

const points: Point[] = [
  [0, 20],
  [12, 20],
  [12, 8],
  [0, 8],
  [8, 12],
  [20, 12],
  [20, 0],
  [8, 0],
]
const faces = { front: [0, 1, 2, 3], side: [1, 2, 4, 5], back: [6, 7, 4, 5] }
const geometry = { points, faces }

describe('a cuboid', () => {
  it('covers what lies inside the outline of its corners', () => {
    const shaped = { shape: 'cuboid', geometry }
    assert.deepEqual(ringsOf(shaped), [
      [
        [0, 8],
        [8, 0],
        [20, 0],
        [20, 12],
        [12, 20],
        [0, 20],
      ],
    ])
    assert.deepEqual(boxOf(shaped), { left: 0, top: 0, right: 20, bottom: 20 })
    const { counts = [] } = maskOf(shaped, { width: 20, height: 20 }) ?? {}
    const painted = counts.reduce((sum, run, index) => sum + (index % 2 === 1 ? run : 0), 0)
    assert.ok(Math.abs(painted - (400 - 64)) <= 16, `${painted} pixels are painted`)
    assert.ok(cuboid.hit(geometry, [16, 2], 0) && !cuboid.hit(geometry, [2, 2], 0))
  })

  it('keeps the faces that it came with, whatever their corners are, also none', () => {
    assert.equal(cuboidOf({ shape: 'cuboid', geometry })?.faces, faces)
    assert.deepEqual(cuboid.moved(geometry, 5, 5).faces, faces)
    assert.equal(cuboid.problem({ points, faces: {} }), undefined)
  })

  it('goes from keyframe to keyframe corner by corner', () => {
    const later = cuboid.moved({ points, faces: {} }, 10, 20)
    const half = cuboid.interpolate?.(geometry, later, 0.5)
    assert.deepEqual(half, cuboid.moved(geometry, 5, 10))
  })
})
