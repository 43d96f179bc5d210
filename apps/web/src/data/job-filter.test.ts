import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { jobFilterFrom, jobOfPageFrom } from './job-filter.ts'

const id = '01890000-0000-7000-8000-000000000000'

describe('jobs in the address of a page', () => {
  it('narrow the list by what is a filter alone', () => {
    assert.deepEqual(
      jobFilterFrom({ batch: id, state: 'waiting', step: 'review', search: 'cat', trouble: 'stranded' }),
      {
        batch: id,
        state: 'waiting',
        step: 'review',
        search: 'cat',
        trouble: 'stranded',
      },
    )
    assert.deepEqual(
      jobFilterFrom({ batch: 'x', state: 'lost', step: ['a'], person: '', search: '', trouble: 'much' }),
      {},
    )
  })

  it('say for which job an image is opened', () => {
    assert.deepEqual(jobOfPageFrom({ job: id, at: 'maker' }), { job: id, at: 'maker' })
    assert.deepEqual(jobOfPageFrom({ at: 'maker' }), {})
  })
})
