import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { pointInRings } from '../geometry/rings.ts'
import type { Ring } from '../geometry/types.ts'
import { maskOverlap } from './combine.ts'
import { maskArea, trimMask } from './frames.ts'
import { maskFromRings } from './from-rings.ts'
import { pixelsOf, pixelsWhere, points, rings, sizes } from './reference.ts'
import { emptyMask } from './runs.ts'

describe('maskFromRings', () => {
  it('paints nothing for no rings, flat rings and rings off the image', () => {
    const size = { width: 9, height: 9 }
    const flat: Ring = [
      [1, 1],
      [5, 5],
      [3, 3],
    ]
    const outside: Ring = [
      [-9, -9],
      [-1, -9],
      [-1, -1],
    ]
    for (const nothing of [[], [[]], [flat], [outside]])
      assert.deepEqual(maskFromRings(nothing, size), emptyMask)
  })

  it('paints exactly the pixels whose centres lie inside by the even-odd rule', () => {
    fc.assert(
      fc.property(fc.array(rings, { maxLength: 3 }), sizes, (several, size) => {
        const mask = maskFromRings(several, size)
        const expected = pixelsWhere(size, (column, row) => pointInRings(several, [column + 0.5, row + 0.5]))
        assert.deepEqual(pixelsOf(mask), expected)
        assert.deepEqual(mask, trimMask(mask))
      }),
      { numRuns: 500 },
    )
  })

  it('paints the teeth of a comb, also when a row crosses very many edges', () => {
    const teeth = Array.from({ length: 40 }, (_, tooth): Ring[number][] => [
      [160 - 4 * tooth, 1],
      [158 - 4 * tooth, 9],
    ])
    const comb: Ring = [[0, 9.5], [161, 9.5], ...teeth.flat()]
    const size = { width: 161, height: 10 }
    const inside = (column: number, row: number) => pointInRings([comb], [column + 0.5, row + 0.5])
    assert.deepEqual(pixelsOf(maskFromRings([comb], size)), pixelsWhere(size, inside))
  })

  it('leaves a hole where a ring lies in another', () => {
    const square = (from: number, to: number): Ring => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ]
    assert.equal(maskArea(maskFromRings([square(0, 10), square(2, 5)], { width: 20, height: 20 })), 100 - 9)
  })

  it('gives each pixel on a shared edge to one of two neighbours, never to both or none', () => {
    const size = { width: 16, height: 16 }
    fc.assert(
      fc.property(points, points, (a, b) => {
        const left: Ring = [a, b, [-40, 40], [-40, -40]]
        const right: Ring = [b, a, [-40, -40], [-40, 40]]
        assert.deepEqual(maskFromRings([left], size), maskFromRings([right], size))
        const whole: Ring = [
          [-40, -40],
          [60, -40],
          [60, 60],
          [-40, 60],
        ]
        const [c, d]: [typeof a, typeof a] = [
          [a[0] + 1, -40],
          [b[0] - 1, 60],
        ]
        const west = maskFromRings([[[-40, -40], c, d, [-40, 60]]], size)
        const east = maskFromRings([[c, [60, -40], [60, 60], d]], size)
        assert.equal(maskOverlap(west, east), 0)
        assert.equal(maskArea(west) + maskArea(east), maskArea(maskFromRings([whole], size)))
      }),
    )
  })
})
