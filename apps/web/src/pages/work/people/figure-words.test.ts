import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { durationOf, percentOf } from './figure-words.ts'

describe('figures in words', () => {
  it('say times and parts as people do', () => {
    assert.deepEqual([0, 59, 60, 3599, 7500].map(durationOf), [
      '0 s',
      '59 s',
      '1 min',
      '1 h 0 min',
      '2 h 5 min',
    ])
    assert.deepEqual([null, 0, 0.866, 1].map(percentOf), ['–', '0 %', '87 %', '100 %'])
  })
})
