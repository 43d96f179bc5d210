import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Point } from '@gesso/core'
import fc from 'fast-check'
import { computedNumber, ringNumbers } from './number-text.ts'

describe('numbers as text', () => {
  const hundredths = fc.integer({ min: -(2 ** 33), max: 2 ** 33 }).map(number => number / 100)
  const any = fc.double({ noNaN: true, noDefaultInfinity: true })

  it('are those of JSON, whatever the number', () => {
    const numbers = fc.oneof(
      hundredths,
      any,
      fc.integer(),
      fc.constantFrom(0, -0, 0.07, 1.1, 999.995, 21474836.47),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers), { maxLength: 600 }), (ring: Point[]) => {
        assert.equal(`[${ringNumbers(ring)}]`, JSON.stringify(ring.flat()))
      }),
    )
  })

  it('that were computed lose what adding fractions brought in, and nothing else', () => {
    assert.equal(computedNumber(0.1 + 0.2), 0.3)
    assert.equal(computedNumber(30.37 - 5.62), 24.75)
    fc.assert(fc.property(hundredths, number => computedNumber(number) === number))
  })
})
