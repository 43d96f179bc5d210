import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FlatRings, textInBytes } from '@gesso/core'
import fc from 'fast-check'
import { readRings } from './read-rings.ts'

/** Read where it lies: among other bytes. */
function read(text: string): boolean {
  const [{ bytes }, from] = [textInBytes(`]9,${text}1]}`), 3]
  return readRings({ bytes, from, to: bytes.length - 3 }, rings)
}

const rings = new FlatRings()
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const ordinary = fc.oneof(
  fc.integer({ min: -9999, max: 999_999 }).map(hundredths => hundredths / 100),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  fc.constantFrom(0, 0.1 + 0.2, 999_999_999_999_999, 2 ** 53, 99.999999999999, 0.000001),
)

/** As text, so that signs of zero and decimals that numbers do not keep are there too. */
const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 }),
  )
  .map(
    ([negative, whole, decimals]) => `${negative ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`,
  )

describe('reading rings out of the JSON of a polygon', () => {
  it('gives the numbers that JSON.parse gives', () => {
    const points = fc.array(fc.tuple(ordinary, ordinary), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 3 }), given => {
        const text = JSON.stringify({ rings: given })
        if (text.includes('e')) return
        assert.equal(read(text), true)
        assert.deepEqual(rings.toRings(), JSON.parse(text).rings)
      }),
    )
  })

  it('rounds decimals of any length as JSON.parse does', () => {
    fc.assert(
      fc.property(decimal, decimal, (x, y) => {
        const text = `{"rings":[[[${x},${y}]]]}`
        assert.equal(read(text), true)
        assert.deepEqual(rings.toRings(), JSON.parse(text).rings)
      }),
      { numRuns: 1000 },
    )
  })

  it('either gives what is there or says that it cannot read it', () => {
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        const text = JSON.stringify({ rings: [[[x, y]]] })
        if (read(text)) assert.deepEqual(rings.toRings(), JSON.parse(text).rings)
        else assert.match(text, /e/)
      }),
    )
    for (const text of [
      '{"rings": [[[1, 2], [3, 4], [5, 6]]]}',
      '{"rings":[[[1,2],[3,4],[5,6]]] }',
      '{"rings":[[[1,2,3]]]}',
      '{"rings":[[[1]]]}',
      '{"rings":[[[1,null]]]}',
      '{"rings":[[["1",2]]]}',
      '{"rings":[[[1,2]],[]]}',
      '{"rings":[[]]}',
      '{"rings":[]}',
      '{"rings":[[[1,2]]],"more":1}',
      '{"more":1,"rings":[[[1,2]]]}',
      '{"rings":[[[1e3,2]]]}',
      '{"rings":[[[1,2]]',
      '',
    ])
      assert.equal(read(text), false, text)
  })
})
