import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { orderAt } from './order-at.ts'

const items = [1, 2, 3, 4].map(norder => ({ id: `i${norder}`, norder }))
const [first, second] = items

/** The ids after moving an item to a place. */
function moved(item: (typeof items)[number] | undefined, to: number): string {
  if (!item) return ''
  const norder = orderAt(items, item, to)
  const all = items.map(each => (each.id === item.id && norder !== undefined ? { ...each, norder } : each))
  return all
    .toSorted((a, b) => a.norder - b.norder)
    .map(({ id }) => id)
    .join(' ')
}

describe('a place in a list', () => {
  it('is reached upwards, downwards and at both ends', () => {
    assert.equal(moved(second, 0), 'i2 i1 i3 i4')
    assert.equal(moved(first, 2), 'i2 i3 i1 i4')
    assert.equal(moved(first, 3), 'i2 i3 i4 i1')
  })

  it('is not given where there is none, or where the item stands', () => {
    assert.deepEqual(
      [-1, 4, 1].map(to => second && orderAt(items, second, to)),
      [undefined, undefined, undefined],
    )
  })
})
