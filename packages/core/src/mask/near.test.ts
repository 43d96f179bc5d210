import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { maskHas } from './frames.ts'
import { maskNear } from './near.ts'
import { masks, pixelsOf, points } from './reference.ts'

describe('maskNear', () => {
  it('reaches a pixel on any side that the slack only just touches', () => {
    const pixel = { left: 5, top: 5, width: 1, height: 1, counts: [0, 1] }
    for (const point of [
      [8, 5.5],
      [3, 5.5],
      [5.5, 8],
      [5.5, 3],
    ] as const) {
      assert.equal(maskNear(pixel, point, 2), true)
      assert.equal(maskNear(pixel, point, 1.99), false)
    }
  })

  it('finds a painted pixel within the slack, and none beyond', () => {
    fc.assert(
      fc.property(masks, points, fc.constantFrom(0, 0.5, 1, 3, 7.25), (mask, [x, y], slack) => {
        const off = (low: number, at: number) => Math.max(0, low - at, at - low - 1)
        const within = [...pixelsOf(mask)].some(pixel => {
          const [column = 0, row = 0] = pixel.split(' ').map(Number)
          return off(column, x) ** 2 + off(row, y) ** 2 <= slack * slack
        })
        const onPixel = maskHas(mask, Math.floor(x), Math.floor(y))
        assert.equal(maskNear(mask, [x, y], slack), slack === 0 ? onPixel : within)
      }),
      { numRuns: 500 },
    )
  })
})
