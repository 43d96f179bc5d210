import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ringArea, turningRing } from '../geometry/rings.ts'
import { cropMask, maskArea } from './frames.ts'
import { maskFromRings } from './from-rings.ts'
import { ringsOfMask } from './outline.ts'
import { masks, pixelsOf } from './reference.ts'
import { emptyMask } from './runs.ts'

describe('ringsOfMask', () => {
  it('finds no ring where nothing is painted', () => {
    assert.deepEqual(ringsOfMask(emptyMask), [])
    assert.deepEqual(ringsOfMask({ left: 0, top: 0, width: 3, height: 3, counts: [9] }), [])
  })

  it('gives the same mask back when filled', () => {
    fc.assert(
      fc.property(masks, any => {
        const mask = cropMask(any, { width: 30, height: 30 })
        assert.deepEqual(maskFromRings(ringsOfMask(mask), { width: 30, height: 30 }), mask)
      }),
      { numRuns: 500 },
    )
  })

  it('runs round the outside clockwise and round holes the other way, so that areas add up', () => {
    fc.assert(
      fc.property(masks, mask => {
        const area = ringsOfMask(mask).reduce((sum, ring) => sum + ringArea(ring), 0)
        assert.equal(area, maskArea(mask))
        assert.equal(area, pixelsOf(mask).size)
      }),
    )
  })

  it('keeps only corners, each once in its ring turning a right angle', () => {
    fc.assert(
      fc.property(masks, mask => {
        for (const ring of ringsOfMask(mask)) assert.deepEqual(turningRing(ring), ring)
      }),
    )
  })

  it('keeps pixels apart that touch at a corner', () => {
    const rings = ringsOfMask({ left: 5, top: 5, width: 2, height: 2, counts: [0, 1, 2, 1] })
    assert.deepEqual(rings, [
      [
        [5, 5],
        [6, 5],
        [6, 6],
        [5, 6],
      ],
      [
        [6, 6],
        [7, 6],
        [7, 7],
        [6, 7],
      ],
    ])
  })

  it('outlines a hole', () => {
    const rings = ringsOfMask({ left: 0, top: 0, width: 3, height: 3, counts: [0, 4, 1, 4] })
    assert.deepEqual(rings.map(ringArea), [9, -1])
  })
})
