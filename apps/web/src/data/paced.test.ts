import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Clock, paced } from './paced.ts'

/** A clock that is moved by hand. */
function handClock() {
  let now = 0
  let waiting: { readonly at: number; readonly run: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    later(ms, run) {
      const each = { at: now + ms, run }
      waiting.push(each)
      return () => {
        waiting = waiting.filter(other => other !== each)
      }
    },
  }
  return {
    clock,
    waiting: () => waiting.length,
    move(ms: number) {
      now += ms
      const due = waiting.filter(({ at }) => at <= now)
      waiting = waiting.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('a paced action', () => {
  it('is done at once, and once more for all that was asked for meanwhile', async () => {
    const hand = handClock()
    let done = 0
    const refresh = paced(async () => done++, 2000, hand.clock)
    for (let times = 0; times < 500; times++) refresh.ask()
    await settled()
    assert.equal(done, 1)
    for (let times = 0; times < 500; times++) refresh.ask()
    hand.move(1999)
    assert.equal(done, 1)
    hand.move(1)
    assert.equal(done, 2)
    await settled()
    hand.move(2000)
    assert.equal(done, 2, 'nobody asked')
    refresh.ask()
    assert.equal(done, 3)
  })

  it('is never done twice at a time, and seldom where it is slow', async () => {
    const hand = handClock()
    let begun = 0
    let finish = () => {}
    const act = () => {
      begun++
      return new Promise<void>(resolve => {
        finish = resolve
      })
    }
    const refresh = paced(act, 2000, hand.clock)
    refresh.ask()
    refresh.ask()
    hand.move(5000)
    assert.equal(begun, 1)
    finish()
    await settled()
    hand.move(14_999)
    assert.equal(begun, 1)
    hand.move(1)
    assert.equal(begun, 2)
  })

  it('goes on after a failure, and stops for good', async () => {
    const hand = handClock()
    let done = 0
    const refresh = paced(
      async () => {
        done++
        throw new Error('no answer')
      },
      2000,
      hand.clock,
    )
    refresh.ask()
    refresh.ask()
    await settled()
    hand.move(2000)
    assert.equal(done, 2)
    refresh.ask()
    refresh.stop()
    await settled()
    hand.move(9000)
    refresh.ask()
    assert.equal(done, 2)
    assert.equal(hand.waiting(), 0)
  })
})
