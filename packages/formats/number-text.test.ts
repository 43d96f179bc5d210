import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { computedNumber, limitNumberLength, putNumber } from './number-text.ts'

function textOf(number: number): string {
  const bytes = Buffer.alloc(limitNumberLength + 2)
  return bytes.toString('latin1', 1, putNumber(bytes, 1, number))
}

describe('numbers as text', () => {
  const hundredths = fc.integer({ min: -(2 ** 33), max: 2 ** 33 }).map(number => number / 100)
  const millionths = fc.maxSafeInteger().map(number => number / 1e6)
  const any = fc.double({ noNaN: true, noDefaultInfinity: true })
  const edges = [0, -0, 0.07, 1.1, 999.995, 21474836.47, 1e-6, 1e-7, 0.000001, 123.456789, 999999999.999999]
  const larger = [1e9, 1e15, 2147483648.5, -Number.MAX_VALUE, Number.MIN_VALUE, -1.7976931348623157e308]

  it('are those of JSON, whatever the number', () => {
    for (const number of [...edges, ...larger]) assert.equal(textOf(number), JSON.stringify(number))
    fc.assert(
      fc.property(fc.oneof(hundredths, millionths, any, fc.integer()), number => {
        assert.equal(textOf(number), JSON.stringify(number))
      }),
      { numRuns: 2000 },
    )
  })

  it('that were computed lose what adding fractions brought in, and nothing else', () => {
    assert.equal(computedNumber(0.1 + 0.2), 0.3)
    assert.equal(computedNumber(30.37 - 5.62), 24.75)
    fc.assert(fc.property(hundredths, number => computedNumber(number) === number))
  })
})
