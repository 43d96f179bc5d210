import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createBookmarks } from './bookmarks.ts'

describe('bookmarks', () => {
  it('know no place in a list they have not seen', () => {
    const bookmarks = createBookmarks()
    bookmarks.remember('other', 100, 'key')
    assert.deepEqual(bookmarks.startOf('list', 250), { after: undefined, skip: 250 })
  })

  it('start at the nearest place before, never behind', () => {
    const bookmarks = createBookmarks()
    for (const [offset, key] of [
      [200, 'b'],
      [100, 'a'],
      [300, 'c'],
    ] as const)
      bookmarks.remember('list', offset, key)
    assert.deepEqual(bookmarks.startOf('list', 0), { after: undefined, skip: 0 })
    assert.deepEqual(bookmarks.startOf('list', 99), { after: undefined, skip: 99 })
    assert.deepEqual(bookmarks.startOf('list', 200), { after: 'b', skip: 0 })
    assert.deepEqual(bookmarks.startOf('list', 299), { after: 'b', skip: 99 })
    assert.deepEqual(bookmarks.startOf('list', 1000), { after: 'c', skip: 700 })
  })

  it('know the totals of the lists that were noted last', () => {
    const bookmarks = createBookmarks(2)
    for (const [index, list] of ['a', 'b', 'c'].entries()) bookmarks.rememberTotal(list, index)
    assert.deepEqual(['a', 'b', 'c'].map(bookmarks.totalOf), [undefined, 1, 2])
  })

  it('drop the lists and places that were used longest ago', () => {
    const bookmarks = createBookmarks(2, 2)
    for (const offset of [1, 2, 3]) bookmarks.remember('a', offset, `a${offset}`)
    bookmarks.remember('b', 1, 'b1')
    assert.deepEqual(bookmarks.startOf('a', 1), { after: undefined, skip: 1 })
    assert.deepEqual(bookmarks.startOf('a', 2), { after: 'a2', skip: 0 })
    bookmarks.remember('c', 1, 'c1')
    assert.deepEqual(bookmarks.startOf('b', 1), { after: undefined, skip: 1 })
    assert.deepEqual(bookmarks.startOf('a', 3), { after: 'a3', skip: 0 })
  })
})
