import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countAttempts } from './attempts.ts'

describe('attempts', () => {
  it('are counted for a while, then forgotten', () => {
    let now = 0
    const attempts = countAttempts({ failures: 2, seconds: 60 }, () => now)
    attempts.begin('198.51.100.1')
    now = 10_000
    attempts.begin('198.51.100.1')
    assert.throws(() => attempts.begin('198.51.100.1'), {
      code: 'too_many_requests',
      facts: { seconds: 50 },
    })
    attempts.begin('198.51.100.2')
    now = 60_000
    attempts.begin('198.51.100.1')
  })

  it('are free when they succeed', () => {
    const attempts = countAttempts({ failures: 1, seconds: 60 }, () => 0)
    for (let time = 0; time < 5; time++) attempts.begin('198.51.100.1')()
  })

  it('count together for all addresses that one caller has under IPv6', () => {
    const attempts = countAttempts({ failures: 1, seconds: 60 }, () => 0)
    attempts.begin('2001:db8:1:2:3:4:5:6')
    for (const neighbour of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::'])
      assert.throws(() => attempts.begin(neighbour), { code: 'too_many_requests' })
    attempts.begin('2001:db8:1:3::1')
    attempts.begin('2001:db8::1')
    assert.throws(() => attempts.begin('2001:db8::2'), { code: 'too_many_requests' })
  })
})
