import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filterFrom, narrows, queryOfFilter } from './image-filter.ts'

const id = '01890000-0000-7000-8000-000000000001'

describe('the filter in the URL', () => {
  it('takes one value or many, each once', () => {
    assert.deepEqual(filterFrom({ dataset: id, status: ['DONE', 'NEW', 'DONE'], name: 'cat' }), {
      dataset: [id],
      status: ['DONE', 'NEW'],
      name: 'cat',
    })
  })

  it('drops what is no filter, so that a mistyped address still shows images', () => {
    assert.deepEqual(filterFrom({ dataset: 'x', status: 'FINISHED', class: [7], name: '', other: 'y' }), {})
  })

  it('asks the API in its words', () => {
    const query = queryOfFilter({ class: [id], tag: [id] })
    assert.deepEqual([query.labelClassId, query.tagClassId, query.status], [[id], [id], undefined])
    assert.deepEqual(
      [query.missingTags, queryOfFilter(filterFrom({ missing: 'tags' })).missingTags],
      [undefined, true],
    )
  })

  it('narrows beyond a dataset only with another part', () => {
    assert.equal(narrows({ dataset: [id] }), false)
    assert.equal(narrows({ dataset: [id], name: 'a' }), true)
  })
})
