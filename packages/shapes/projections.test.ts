import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maskArea } from '@gesso/core'
import { shapeNamed } from './family.ts'
import { boundsOf, boxOf, maskOf, pointsOf, ringsOf, type Shaped } from './projections.ts'

const size = { width: 20, height: 20 }
const box: Shaped = { shape: 'box', geometry: { left: 1, top: 2, right: 3, bottom: 4 } }
const hole: Shaped = {
  shape: 'polygon',
  geometry: {
    rings: [
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ],
      [
        [2, 2],
        [5, 2],
        [5, 5],
        [2, 5],
      ],
    ],
  },
}
const mask: Shaped = { shape: 'mask', geometry: { left: 4, top: 4, width: 3, height: 2, counts: [1, 1, 4] } }

describe('projections', () => {
  it('refuse a shape that is not known', () => {
    const unknown = { shape: 'circle', geometry: {} }
    for (const project of [boundsOf, boxOf, ringsOf, pointsOf]) {
      assert.throws(() => project(unknown), { code: 'shape_unknown' })
    }
    assert.throws(() => maskOf(unknown, size), { code: 'shape_unknown' })
    assert.equal(shapeNamed('circle'), undefined)
  })

  it('leave out what has no honest answer: loose points of an area', () => {
    for (const shaped of [box, hole, mask]) assert.equal(pointsOf(shaped), undefined)
  })

  it('tell each shape as a box, as rings and as pixels', () => {
    assert.deepEqual(boxOf(box), box.geometry)
    assert.deepEqual(boxOf(hole), { left: 0, top: 0, right: 9, bottom: 9 })
    assert.deepEqual(boxOf(mask), { left: 5, top: 4, right: 6, bottom: 5 })
    assert.deepEqual(boundsOf(mask), boxOf(mask))
    assert.equal(ringsOf(hole)?.length, 2)
    const pixel = [
      [5, 4],
      [6, 4],
      [6, 5],
      [5, 5],
    ]
    assert.deepEqual(ringsOf(mask), [pixel])
    const areas = [box, hole, mask].map(shaped =>
      maskArea(maskOf(shaped, size) ?? { ...size, left: 0, top: 0, counts: [] }),
    )
    assert.deepEqual(areas, [4, 81 - 9, 1])
  })
})
