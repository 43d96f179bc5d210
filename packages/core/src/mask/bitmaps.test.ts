import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bitmapOfMask, maskFromBitmap } from './bitmaps.ts'
import { masks, pixelName, pixelsOf } from './reference.ts'

describe('bitmaps', () => {
  it('are refused when they do not fill the rectangle', () => {
    const frame = { left: 0, top: 0, width: 3, height: 2 }
    assert.throws(() => maskFromBitmap(new Uint8Array(5), frame), { code: 'geometry_invalid' })
    assert.throws(() => maskFromBitmap(new Uint8Array(7), frame), { code: 'geometry_invalid' })
  })

  it('are refused of a mask too large for one array', () => {
    const side = 2 ** 16
    const huge = { left: 0, top: 0, width: side, height: side, counts: [side * side - 1, 1] }
    assert.throws(() => bitmapOfMask(huge), { code: 'geometry_invalid' })
  })

  it('hold a 1 where the mask is painted', () => {
    fc.assert(
      fc.property(masks, mask => {
        const pixels = pixelsOf(mask)
        const bitmap = bitmapOfMask(mask)
        assert.equal(bitmap.length, mask.width * mask.height)
        for (const [at, byte] of bitmap.entries()) {
          const name = pixelName(mask.left + (at % mask.width), mask.top + Math.floor(at / mask.width))
          assert.equal(byte, pixels.has(name) ? 1 : 0)
        }
      }),
    )
  })

  it('give the mask back, any byte but 0 being foreground', () => {
    fc.assert(
      fc.property(masks, fc.integer({ min: 1, max: 255 }), (mask, byte) => {
        const bitmap = bitmapOfMask(mask).map(bit => bit * byte)
        assert.deepEqual(pixelsOf(maskFromBitmap(bitmap, mask)), pixelsOf(mask))
      }),
    )
  })
})
