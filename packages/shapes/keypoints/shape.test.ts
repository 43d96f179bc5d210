import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Keypoint } from '@gesso/core'
import { keypointsOf } from '../projections.ts'
import { keypoints } from './shape.ts'

function pointOf(name: 'a' | 'b' | 'c', x: number, y: number, other: Partial<Keypoint> = {}): Keypoint {
  const classId = `${name.repeat(8)}-0000-4000-8000-000000000000`
  return { id: classId, classId, x, y, visible: true, norder: 0, ...other }
}

const schemaId = '00000000-0000-4000-8000-000000000000'
const geometryOf = (...points: Keypoint[]) => ({ schemaId, points })

describe('keypoints', () => {
  it('have bounds of a pixel around points on one spot', () => {
    const bounds = { left: 9.5, top: 19.5, right: 10.5, bottom: 20.5 }
    assert.deepEqual(keypoints.bounds(geometryOf(pointOf('a', 10, 20))), bounds)
    const beside = geometryOf(pointOf('a', 10, 20), pointOf('b', 30, 20))
    assert.deepEqual(keypoints.bounds(beside), { left: 10, top: 19.5, right: 30, bottom: 20.5 })
  })

  it('are hit on their points alone, not between them', () => {
    const two = geometryOf(pointOf('a', 10, 10), pointOf('b', 30, 30))
    assert.ok(keypoints.hit(two, [12, 10], 2))
    assert.ok(!keypoints.hit(two, [20, 20], 5))
  })

  it('tell their points by name, and cover no area', () => {
    const two = geometryOf(pointOf('a', 10, 10), pointOf('b', 30, 30, { visible: false }))
    assert.equal(keypointsOf({ shape: 'keypoints', geometry: two }), two)
    assert.deepEqual([keypoints.box, keypoints.rings, keypoints.mask], [undefined, undefined, undefined])
    assert.equal(keypointsOf({ shape: 'box', geometry: { left: 0, top: 0, right: 1, bottom: 1 } }), undefined)
  })

  it('go from keyframe to keyframe by id, then by class, and stand still where one has no match', () => {
    const from = geometryOf(pointOf('a', 0, 0), pointOf('b', 10, 10), pointOf('a', 4, 4, { id: schemaId }))
    const to = geometryOf(
      pointOf('c', 99, 99),
      pointOf('a', 8, 8, { id: '10000000-0000-4000-8000-000000000000' }),
      pointOf('a', 10, 20, { visible: false }),
    )
    const { points } = keypoints.interpolate?.(from, to, 0.5) ?? from
    assert.deepEqual(
      points.map(({ x, y, visible }) => [x, y, visible]),
      [
        [5, 10, true],
        [10, 10, true],
        [6, 6, true],
      ],
    )
  })
})
