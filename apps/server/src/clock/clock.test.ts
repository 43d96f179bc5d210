import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Context, Due } from '../context.ts'
import { openLog } from '../logger.ts'
import { type Duty, startClock } from './clock.ts'

describe('the clock', () => {
  const context = { log: openLog('silent') } as Context
  const counting = (left: number, name: Due = 'leases'): Duty & { done: number } => ({
    name,
    done: 0,
    async run() {
      if (this.done >= left) return 0
      this.done += 1
      return 1
    },
  })

  it('does all that is due, and what becomes due by it', async () => {
    const second = counting(0)
    let ready = 0
    const clock = startClock(context, [
      counting(3),
      { name: 'attachments', run: async () => (second.done >= ready ? 0 : second.done++ + 1) },
      { name: 'arrivals', run: async () => (ready < 2 ? ++ready : 0) },
    ])
    await clock.tick()
    assert.deepEqual([second.done, ready], [2, 2])
    await clock.stop()
  })

  it('keeps no duty waiting for one that is slow or fails, and does none of them twice at once', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let inside = 0
    const slow: Duty = {
      name: 'attachments',
      async run() {
        inside += 1
        assert.equal(inside, 1)
        await held
        inside -= 1
        return 0
      },
    }
    const failing: Duty = { name: 'callbacks', run: () => Promise.reject(new Error('no')) }
    const quick = counting(1)
    const clock = startClock(context, [slow, failing, quick])
    clock.nudge(['attachments', 'leases'])
    clock.nudge(['attachments'])
    const ticked = clock.tick()
    while (quick.done === 0) await new Promise(setImmediate)
    release()
    await ticked
    await clock.stop()
  })

  it('does also what becomes due by what was under way when it was asked', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let fetched = 0
    let made = 0
    const clock = startClock(context, [
      { name: 'arrivals', run: async () => (made < fetched ? ++made : 0) },
      {
        name: 'attachments',
        async run() {
          if (fetched > 0) return 0
          await held
          return ++fetched
        },
      },
    ])
    await new Promise(setImmediate)
    const ticked = clock.tick()
    release()
    await ticked
    assert.equal(made, 1)
    await clock.stop()
  })

  it('looks only at what it is told of, and does together what gathers meanwhile', async () => {
    let due = 0
    const rounds: number[] = []
    let ended = () => {}
    const all = new Promise<void>(resolve => {
      ended = resolve
    })
    const gathers: Duty = {
      name: 'results',
      gatherMs: 20,
      async run() {
        const count = due
        due = 0
        if (count > 0) rounds.push(count)
        if (rounds.length === 2) ended()
        // More of it becomes due while it is at work: it waits for others again.
        if (rounds.length === 1 && count > 0) due = 2
        return count
      },
    }
    let looks = 0
    const other: Duty = { name: 'leases', run: async () => looks++ * 0 }
    const clock = startClock(context, [gathers, other])
    await clock.tick()
    const before = looks
    for (const _ of [1, 2, 3]) {
      due += 1
      clock.nudge(['results'])
    }
    await all
    assert.deepEqual([rounds, looks], [[3, 2], before])
    await clock.stop()
  })

  it('looks no more once it is stopped', async () => {
    const duty = counting(1000)
    const clock = startClock(context, [duty])
    await clock.stop()
    const { done } = duty
    clock.nudge(['leases'])
    await clock.tick()
    assert.equal(duty.done, done)
  })
})
