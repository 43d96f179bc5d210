import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { conflictWords, refusedWords } from './alert-words.ts'

const drawn = { id: 'l', classId: 'c', shape: 'box', geometry: {}, zIndex: 0, tool: null }
const label = { ...drawn, externalId: null, attributes: {} }
const race = { labelId: 'l', imageId: 'i', yours: label, theirs: null, theirName: 'Ada' }

describe('words of a lost race', () => {
  it('say who did what and what stands', () => {
    assert.match(conflictWords({ ...race, reason: 'removed' }), /^Ada deleted it .* stays deleted/)
    assert.match(conflictWords({ ...race, reason: 'changed' }), /^Ada changed it .* Theirs stands/)
    assert.match(
      conflictWords({ ...race, reason: 'changed', yours: null }),
      /while you deleted it\. It stays/,
    )
    assert.match(conflictWords({ ...race, reason: 'changed', theirName: null }), /^Someone else/)
  })
})

describe('words of a refused edit', () => {
  it('name only what it had', () => {
    assert.equal(
      refusedWords({ added: [1], updated: [], removed: [1, 2] }),
      'Refused: 1 new label, 2 deletions',
    )
  })
})
