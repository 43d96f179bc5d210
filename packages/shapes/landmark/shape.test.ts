import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Landmark } from '@gesso/core'
import { landmarksOf, pointsOf } from '../projections.ts'
import { landmark } from './shape.ts'

const at = (number: number, x: number, y: number, visible?: boolean): Landmark => ({
  x,
  y,
  number,
  ...(visible === undefined ? {} : { visible }),
})
const geometryOf = (...points: Landmark[]) => ({ points })

describe('a landmark', () => {
  it('is a single point with bounds of a pixel, or many', () => {
    const one = geometryOf(at(7, 10, 20))
    assert.equal(landmark.problem(one), undefined)
    assert.deepEqual(landmark.bounds(one), { left: 9.5, top: 19.5, right: 10.5, bottom: 20.5 })
    assert.deepEqual([landmark.box, landmark.rings, landmark.mask], [undefined, undefined, undefined])
  })

  it('tells its points with their numbers, and as loose points', () => {
    const shaped = { shape: 'landmark', geometry: geometryOf(at(7, 1, 2), at(-1, 3, 4, false)) }
    assert.deepEqual(landmarksOf(shaped), shaped.geometry.points)
    assert.deepEqual(pointsOf(shaped), [
      [1, 2],
      [3, 4],
    ])
  })

  it('goes from keyframe to keyframe by number, and stands still where one has no match', () => {
    const from = geometryOf(at(1, 0, 0, true), at(2, 10, 10), at(2, 20, 20), at(3, 5, 5))
    const to = geometryOf(at(4, 99, 99), at(2, 20, 30), at(2, 0, 0), at(1, 4, 8, false))
    assert.deepEqual(
      landmark.interpolate?.(from, to, 0.5),
      geometryOf(at(1, 2, 4, true), at(2, 15, 20), at(2, 10, 10), at(3, 5, 5)),
    )
  })
})
