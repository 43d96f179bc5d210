import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { datasetDeletionWords } from './dataset-deletion-words.ts'

describe('what is said before a dataset is deleted', () => {
  it('is its files', () => {
    assert.equal(
      datasetDeletionWords({ imageCount: 1 }, { open: 0, done: 0, failed: 0 }),
      'It holds 1 file. They and all labels on them will be gone for good.',
    )
  })

  it('is its jobs too, where there are any', () => {
    const words = datasetDeletionWords({ imageCount: 40 }, { open: 1200, done: 3, failed: 0 })
    assert.match(words, / 1,203 jobs \(1,200 open, 3 done\) go with it, and what became of them/)
    assert.match(
      datasetDeletionWords({ imageCount: 1 }, { open: 0, done: 0, failed: 1 }),
      / 1 job \(1 failed\) goes /,
    )
  })
})
