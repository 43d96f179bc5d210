import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { boxContains } from '../geometry/boxes.ts'
import {
  boxOfFrame,
  cropMask,
  frameOfImage,
  maskArea,
  maskBounds,
  maskFromBox,
  maskFromRunPairs,
  maskHas,
  maskIn,
  maskProblem,
  movedMask,
  runPairsOf,
  sameMask,
  trimMask,
} from './frames.ts'
import { coordinates, frames, masks, pixelName, pixelsOf, pixelsWhere, sizes } from './reference.ts'
import { emptyMask, runsOf } from './runs.ts'

const frame = { left: 0, top: 0, width: 4, height: 2 }

describe('maskProblem', () => {
  const refused = {
    'fractional places': { ...frame, left: 0.5, counts: [8] },
    'a size that is not finite': { ...frame, width: Number.POSITIVE_INFINITY, counts: [8] },
    'a negative size': { ...frame, width: -4, height: -2, counts: [8] },
    'a negative run length': { ...frame, counts: [4, -1, 5] },
    'a fractional run length': { ...frame, counts: [4.5, 3.5] },
    'runs that leave the rectangle': { ...frame, counts: [4, 5] },
    'runs that do not fill it': { ...frame, counts: [4, 3] },
  }
  for (const [what, mask] of Object.entries(refused)) {
    it(`refuses ${what}`, () => assert.ok(maskProblem(mask)))
  }

  it('accepts what fills its rectangle', () => {
    assert.equal(maskProblem({ ...frame, counts: [0, 8] }), undefined)
    assert.equal(maskProblem(emptyMask), undefined)
    fc.assert(fc.property(masks, mask => maskProblem(mask) === undefined))
  })
})

describe('maskFromRunPairs', () => {
  const refused: Record<string, [number, number][]> = {
    'a run that leaves the rectangle': [[6, 3]],
    'a run that begins in the one before': [
      [0, 3],
      [2, 2],
    ],
    'an empty run': [[1, 0]],
    'a run that is no whole number': [[0.5, 1]],
    'a start before the rectangle': [[-1, 2]],
    'numbers that are not finite': [[Number.NaN, 1]],
  }
  for (const [what, pairs] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => maskFromRunPairs(frame, pairs), { code: 'geometry_invalid' })
    })
  }

  it('gives the mask back whose runs it is given', () => {
    fc.assert(
      fc.property(masks, mask =>
        assert.deepEqual(pixelsOf(maskFromRunPairs(mask, runPairsOf(mask))), pixelsOf(mask)),
      ),
    )
  })

  it('counts pairs from 0 inside the rectangle', () => {
    const mask = maskFromRunPairs({ left: 10, top: 20, width: 4, height: 3 }, [
      [1, 2],
      [4, 2],
      [11, 1],
    ])
    assert.deepEqual(mask.counts, [1, 2, 1, 2, 5, 1])
  })
})

describe('masks in their rectangles', () => {
  it('are the same pixels in any rectangle, cut where it ends', () => {
    fc.assert(
      fc.property(masks, frames, (mask, other) => {
        const inside = boxOfFrame(other)
        const expected = [...pixelsOf(mask)].filter(pixel => {
          const [column = 0, row = 0] = pixel.split(' ').map(Number)
          return boxContains(inside, [column, row])
        })
        const moved = maskIn(other, mask)
        assert.equal(maskProblem(moved), undefined)
        assert.deepEqual({ ...moved, counts: [] }, { ...other, counts: [] })
        assert.deepEqual(pixelsOf(moved), new Set(expected))
      }),
    )
  })

  it('are trimmed to the smallest rectangle, in the shortest counts', () => {
    fc.assert(
      fc.property(masks, mask => {
        const tight = trimMask(mask)
        assert.deepEqual(pixelsOf(tight), pixelsOf(mask))
        assert.ok(tight.counts.every((count, index) => count > 0 || index === 0))
        const columns = [...pixelsOf(mask)].map(pixel => Number(pixel.split(' ')[0]))
        const rows = [...pixelsOf(mask)].map(pixel => Number(pixel.split(' ')[1]))
        const bounds = maskBounds(mask)
        if (columns.length === 0) {
          assert.equal(bounds, undefined)
          assert.deepEqual(tight, emptyMask)
          return
        }
        assert.deepEqual(bounds, boxOfFrame(tight))
        assert.deepEqual(bounds, {
          left: Math.min(...columns),
          top: Math.min(...rows),
          right: Math.max(...columns) + 1,
          bottom: Math.max(...rows) + 1,
        })
      }),
    )
  })

  it('are cropped to the image', () => {
    fc.assert(
      fc.property(masks, sizes, (mask, size) => {
        const expected = pixelsOf(maskIn(frameOfImage(size), mask))
        assert.deepEqual(pixelsOf(cropMask(mask, size)), expected)
      }),
    )
    assert.deepEqual(
      cropMask({ left: 50, top: 0, width: 1, height: 1, counts: [0, 1] }, { width: 9, height: 9 }),
      emptyMask,
    )
  })

  it('move by whole pixels', () => {
    const moved = movedMask({ ...frame, counts: [0, 8] }, 2.6, -1.2)
    assert.deepEqual([moved.left, moved.top], [3, -1])
  })

  it('answer for their area and for each pixel', () => {
    fc.assert(
      fc.property(masks, mask => {
        const pixels = pixelsOf(mask)
        assert.equal(maskArea(mask), pixels.size)
        for (let row = -8; row < 26; row++) {
          for (let column = -8; column < 26; column++) {
            assert.equal(maskHas(mask, column, row), pixels.has(pixelName(column, row)))
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('are the same when their pixels are, whatever the rectangle', () => {
    fc.assert(
      fc.property(masks, masks, (a, b) => {
        assert.ok(sameMask(a, trimMask(a)))
        const same = [...pixelsOf(a)].sort().join() === [...pixelsOf(b)].sort().join()
        assert.equal(sameMask(a, b), same)
      }),
    )
  })

  it('have runs that never touch', () => {
    fc.assert(
      fc.property(masks, mask => {
        const runs = runsOf(mask)
        assert.ok(runs.every((boundary, index) => index === 0 || boundary > (runs[index - 1] ?? 0)))
      }),
    )
  })
})

describe('maskFromBox', () => {
  it('paints the pixels whose centres lie in the box', () => {
    fc.assert(
      fc.property(
        fc.tuple(coordinates, coordinates, coordinates, coordinates),
        sizes,
        ([left, top, right, bottom], size) => {
          const box = { left, top, right, bottom }
          const expected = pixelsWhere(size, (column, row) => boxContains(box, [column + 0.5, row + 0.5]))
          assert.deepEqual(pixelsOf(maskFromBox(box, size)), expected)
        },
      ),
    )
  })
})
