import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { maskDifference, maskIntersection, maskIou, maskOverlap, maskUnion } from './combine.ts'
import { maskProblem, trimMask } from './frames.ts'
import { masks, pixelsOf } from './reference.ts'
import type { Mask } from './types.ts'

function holds(combine: (a: Mask, b: Mask) => Mask, keep: (inA: boolean, inB: boolean) => boolean): void {
  fc.assert(
    fc.property(masks, masks, (a, b) => {
      const inA = pixelsOf(a)
      const inB = pixelsOf(b)
      const expected = [...new Set([...inA, ...inB])].filter(pixel => keep(inA.has(pixel), inB.has(pixel)))
      const combined = combine(a, b)
      assert.equal(maskProblem(combined), undefined)
      assert.deepEqual(pixelsOf(combined), new Set(expected))
      assert.deepEqual(combined, trimMask(combined))
    }),
    { numRuns: 300 },
  )
}

describe('two masks', () => {
  it('unite to what either paints', () => holds(maskUnion, (inA, inB) => inA || inB))
  it('intersect in what both paint', () => holds(maskIntersection, (inA, inB) => inA && inB))
  it('leave what only the first paints', () => holds(maskDifference, (inA, inB) => inA && !inB))

  it('overlap in as many pixels as both paint, and in that part of what either does', () => {
    fc.assert(
      fc.property(masks, masks, (a, b) => {
        const shared = [...pixelsOf(a)].filter(pixel => pixelsOf(b).has(pixel)).length
        const joint = new Set([...pixelsOf(a), ...pixelsOf(b)]).size
        assert.equal(maskOverlap(a, b), shared)
        assert.equal(maskIou(a, b), joint === 0 ? 0 : shared / joint)
      }),
    )
  })
})
