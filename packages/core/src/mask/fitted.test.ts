import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fittedMask } from './fitted.ts'
import { boxOfFrame, maskArea, maskHas, maskProblem, movedMask, sameMask } from './frames.ts'
import { masks, pixelsOf, pixelsWhere } from './reference.ts'

const painted = masks.filter(mask => maskArea(mask) > 0)

describe('fittedMask', () => {
  it('leaves the mask when nothing is stretched, and moves it when only the place differs', () => {
    fc.assert(
      fc.property(painted, fc.integer({ min: -9, max: 9 }), (mask, by) => {
        const from = boxOfFrame(mask)
        const to = {
          left: from.left + by,
          top: from.top - by,
          right: from.right + by,
          bottom: from.bottom - by,
        }
        assert.ok(sameMask(fittedMask(mask, from, to), movedMask(mask, by, -by)))
      }),
    )
  })

  it('paints the pixels whose centres come from painted ones', () => {
    fc.assert(
      fc.property(
        painted,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (mask, timesX, timesY) => {
          const from = boxOfFrame(mask)
          const to = {
            left: from.left * timesX,
            top: from.top * timesY,
            right: from.right * timesX,
            bottom: from.bottom * timesY,
          }
          const larger = fittedMask(mask, from, to)
          assert.equal(maskProblem(larger), undefined)
          assert.equal(maskArea(larger), maskArea(mask) * timesX * timesY)
          for (const pixel of pixelsOf(larger)) {
            const [column = 0, row = 0] = pixel.split(' ').map(Number)
            assert.ok(maskHas(mask, Math.floor(column / timesX), Math.floor(row / timesY)))
          }
          assert.ok(sameMask(fittedMask(larger, to, from), mask))
        },
      ),
    )
  })

  it('asks, for every pixel, where its centre comes from', () => {
    const sides = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(painted, sides, sides, (mask, width, height) => {
        const from = boxOfFrame(mask)
        const to = { left: 2, top: 3, right: 2 + width, bottom: 3 + height }
        const sourceOf = (at: number, start: number, side: number, first: number, length: number) =>
          Math.floor(((at + 0.5 - start) * length) / side + first)
        const expected = pixelsWhere({ width: 50, height: 50 }, (column, row) => {
          const source = sourceOf(column, 2, width, mask.left, mask.width)
          return maskHas(mask, source, sourceOf(row, 3, height, mask.top, mask.height))
        })
        if (expected.size > 0) assert.deepEqual(pixelsOf(fittedMask(mask, from, to)), expected)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps one pixel of a mask that would vanish', () => {
    fc.assert(
      fc.property(painted, mask => {
        const small = fittedMask(mask, boxOfFrame(mask), { left: 3.1, top: 4.1, right: 3.2, bottom: 4.2 })
        assert.deepEqual([...pixelsOf(small)], ['3 4'])
      }),
    )
  })
})
