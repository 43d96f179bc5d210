import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cropMask, maskProblem } from './frames.ts'
import { masks, pixelName, pixelsOf, pixelsWhere, sizes } from './reference.ts'
import { columnMajorCounts, maskFromColumnMajorCounts, transposedMask } from './transposed.ts'

describe('column by column', () => {
  it('exchanges x and y', () => {
    fc.assert(
      fc.property(masks, mask => {
        const turned = transposedMask(mask)
        const expected = [...pixelsOf(mask)].map(pixel => pixel.split(' ').reverse().join(' '))
        assert.equal(maskProblem(turned), undefined)
        assert.deepEqual(pixelsOf(turned), new Set(expected))
      }),
    )
  })

  it('counts the whole image downwards, background first, as COCO does', () => {
    const mask = { left: 1, top: 0, width: 2, height: 2, counts: [0, 3, 1] }
    assert.deepEqual([...columnMajorCounts(mask, { width: 4, height: 3 })], [3, 2, 1, 1, 5])
    fc.assert(
      fc.property(masks, sizes, (any, size) => {
        const counts = [...columnMajorCounts(any, size)]
        const painted = counts.flatMap((count, index) => Array.from({ length: count }, () => index % 2 === 1))
        assert.equal(painted.length, size.width * size.height)
        const expected = pixelsOf(cropMask(any, size))
        const counted = pixelsWhere(size, (column, row) => painted[column * size.height + row] === true)
        assert.deepEqual(counted, expected)
        assert.equal(expected.has(pixelName(-1, 0)), false)
      }),
    )
  })

  it('reads the counts it wrote', () => {
    fc.assert(
      fc.property(masks, sizes, (mask, size) => {
        const read = maskFromColumnMajorCounts([...columnMajorCounts(mask, size)], size)
        assert.deepEqual([read.left, read.top, read.width, read.height], [0, 0, size.width, size.height])
        assert.deepEqual(pixelsOf(read), pixelsOf(cropMask(mask, size)))
      }),
    )
  })
})
