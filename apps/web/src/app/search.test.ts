import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseSearch, stringifySearch } from './search.ts'

describe('search parameters', () => {
  it('come back as they were written, a repeated name as a list', () => {
    const search = { name: 'a b&c', status: ['DONE', 'TO REVIEW'] }
    assert.equal(stringifySearch(search), '?name=a+b%26c&status=DONE&status=TO+REVIEW')
    assert.deepEqual(parseSearch(stringifySearch(search)), search)
  })

  it('leave nothing behind when there is nothing to say', () => {
    assert.equal(stringifySearch({ name: '', status: [], tag: undefined }), '')
    assert.deepEqual(parseSearch(''), {})
  })
})
