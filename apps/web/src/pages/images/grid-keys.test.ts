import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeAfterKey } from './grid-keys.ts'

describe('arrow keys in the grid', () => {
  it('lead along the row, to the next row, and to both ends', () => {
    const from5 = (key: string) => placeAfterKey(key, 5, 4, 11)
    assert.deepEqual(
      ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].map(from5),
      [4, 6, 1, 9, 0, 10],
    )
  })

  it('lead nowhere beyond the edge, and other keys lead nowhere at all', () => {
    assert.equal(placeAfterKey('ArrowUp', 2, 4, 11), undefined)
    assert.equal(placeAfterKey('ArrowDown', 9, 4, 11), undefined)
    assert.equal(placeAfterKey('Home', 0, 4, 11), undefined)
    assert.equal(placeAfterKey('x', 5, 4, 11), undefined)
  })
})
