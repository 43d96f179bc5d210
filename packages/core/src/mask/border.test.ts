import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { maskFromBitmap } from './bitmaps.ts'
import { maskBorder } from './border.ts'
import { maskArea, maskFromBox, maskHas } from './frames.ts'

describe('the border of a mask', () => {
  it('of a box is its outermost pixels', () => {
    const border = maskBorder(
      maskFromBox({ left: 3, top: 4, right: 8, bottom: 8 }, { width: 20, height: 20 }),
    )
    assert.equal(maskArea(border), 5 * 4 - 3 * 2)
    assert.deepEqual([border.left, border.top, border.width, border.height], [3, 4, 5, 4])
    assert.deepEqual(
      [maskHas(border, 3, 4), maskHas(border, 4, 5), maskHas(border, 7, 7)],
      [true, false, true],
    )
  })

  it('is what has a neighbour outside, whatever the mask', () => {
    const size = { width: 7, height: 6 }
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }), pixels => {
        const bitmap = Uint8Array.from(pixels, Number)
        const border = maskBorder(maskFromBitmap(bitmap, { left: 0, top: 0, ...size }))
        const has = (x: number, y: number) =>
          x >= 0 && y >= 0 && x < size.width && y < size.height && bitmap[y * size.width + x] === 1
        const wanted = Uint8Array.from(bitmap, (value, index) => {
          const [x, y] = [index % size.width, Math.floor(index / size.width)]
          const inside = has(x - 1, y) && has(x + 1, y) && has(x, y - 1) && has(x, y + 1)
          return value === 1 && !inside ? 1 : 0
        })
        const drawn = Uint8Array.from(bitmap, (_, index) =>
          Number(maskHas(border, index % size.width, Math.floor(index / size.width))),
        )
        assert.deepEqual(drawn, wanted)
      }),
    )
  })
})
