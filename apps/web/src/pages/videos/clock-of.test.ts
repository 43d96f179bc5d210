import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clockOf } from './clock-of.ts'

describe('a time in a video', () => {
  it('is read as a clock', () => {
    assert.deepEqual(
      [0, 6_600, 59_499, 723_000, 3_723_000].map(time => clockOf(time)),
      ['0:00', '0:07', '0:59', '12:03', '1:02:03'],
    )
    assert.deepEqual(
      [0, 7_042.9, 3_599_999].map(time => clockOf(time, true)),
      ['0:00.000', '0:07.042', '59:59.999'],
    )
  })
})
