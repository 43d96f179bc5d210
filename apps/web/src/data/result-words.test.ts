import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resultWords } from './result-words.ts'

describe('a result that is not there', () => {
  const problem = { message: 'there is no room left for files', attempts: 1, at: '2026-11-22T00:00:00Z' }

  it('says when it is tried again', () => {
    const { title, words } = resultWords({ ...problem, nextAt: '2026-11-22T12:00:00Z' })
    assert.equal(title, 'No result yet')
    assert.match(
      words,
      /^Tried once: there is no room left for files\. The labels are safe\. It is tried again /,
    )
  })

  it('says what to do once it was given up', () => {
    const { title, words } = resultWords({ ...problem, attempts: 9, nextAt: null })
    assert.equal(title, 'No result')
    assert.match(words, /^Tried 9 times: .* Mend the cause, then have it written again\.$/)
  })
})
