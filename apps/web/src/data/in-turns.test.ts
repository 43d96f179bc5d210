import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inTurns } from './in-turns.ts'

describe('work in turns', () => {
  it('goes on after a failure and tells which item failed and why', async () => {
    const refusal = new Error('no')
    const { done, failed } = await inTurns([1, 2, 3], 2, async item => {
      if (item === 2) throw refusal
    })
    assert.deepEqual(done, [1, 3])
    assert.deepEqual(failed, [{ item: 2, error: refusal }])
  })

  it('never works on more at a time than asked', async () => {
    let now = 0
    let most = 0
    await inTurns([1, 2, 3, 4, 5, 6, 7], 3, async () => {
      most = Math.max(most, ++now)
      await Promise.resolve()
      now--
    })
    assert.equal(most, 3)
  })
})
