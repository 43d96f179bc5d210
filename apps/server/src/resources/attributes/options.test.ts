import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { settleOptions } from './options.ts'

const texts = fc.uniqueArray(fc.constantFrom('red', 'green', 'blue', 'black', 'white'))

describe('options of an attribute', () => {
  it('keep their id by their text, or by their id with a new one, and each id stands once', () => {
    const arbitrary = fc.record({
      there: texts,
      wanted: texts,
      byId: fc.array(fc.boolean(), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(arbitrary, ({ there, wanted, byId }) => {
        const present = there.map(value => ({ id: `id of ${value}`, value }))
        let made = 0
        // Some are named by the id of one that is there, whatever text they bring.
        const given = wanted.map((value, index) => {
          const id = byId[index] ? present[index]?.id : undefined
          return id === undefined ? { value } : { id, value }
        })
        const settled = settleOptions(present, given, 'SELECTION', () => `new ${made++}`)
        assert.deepEqual(
          settled.map(({ value }) => value),
          wanted,
        )
        assert.equal(new Set(settled.map(({ id }) => id)).size, settled.length)
        const named = new Set(given.map(({ id }) => id))
        for (const [index, { id, value }] of settled.entries()) {
          const asked = given[index]?.id
          const standing = present.find(option => option.value === value && !named.has(option.id))
          if (asked !== undefined) assert.equal(id, asked)
          else if (standing) assert.equal(id, standing.id)
          else assert.match(id, /^new /)
        }
      }),
    )
  })

  it('ignore an id that is none of theirs', () => {
    const settled = settleOptions([], [{ id: 'theirs', value: 'red' }], 'SELECTION', () => 'new')
    assert.deepEqual(settled, [{ id: 'new', value: 'red' }])
  })
})
