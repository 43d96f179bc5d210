import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countsOfRleText, rleText } from './rle.ts'

const counts = fc.array(fc.oneof(fc.nat(40), fc.nat(3000), fc.nat(2 ** 31 - 1)), { maxLength: 40 })

/** The same by the definition, on texts of binary digits. */
function naive(numbers: readonly number[]): string {
  return numbers
    .map((number, index) => (index > 2 ? number - (numbers[index - 2] ?? 0) : number))
    .map(number => {
      let digits = 5
      while (number < -(2 ** (digits - 1)) || number >= 2 ** (digits - 1)) digits += 5
      const bits = (number < 0 ? number + 2 ** digits : number).toString(2).padStart(digits, '0')
      const groups = (bits.match(/.{5}/g) ?? []).reverse()
      return groups
        .map((group, place) => (place < groups.length - 1 ? '1' : '0') + group)
        .map(six => String.fromCharCode(48 + Number.parseInt(six, 2)))
        .join('')
    })
    .join('')
}

describe('COCO run lengths', () => {
  it('are compressed as the definition says', () => {
    fc.assert(fc.property(counts, some => assert.equal(rleText(some), naive(some))))
  })

  it('are the texts that other programs write', () => {
    assert.equal(rleText([100]), 'T3')
    assert.equal(rleText([]), '')
    assert.equal(rleText([0, 1, 1, 14]), '011=')
  })

  it('come back as they were', () => {
    fc.assert(fc.property(counts, some => assert.deepEqual(countsOfRleText(rleText(some)), some)))
  })

  it('are refused when they are torn, negative, or of other signs', () => {
    for (const text of ['T', 'a b', '0/', 'é', '0\n', 'O', '11100N', 'PPPPPPPPP0']) {
      assert.throws(() => countsOfRleText(text), { code: 'geometry_invalid' }, text)
    }
  })
})
