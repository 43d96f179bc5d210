import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Context } from '../context.ts'
import { openLog } from '../logger.ts'
import { type Duty, startClock } from './clock.ts'

describe('the clock', () => {
  const context = { log: openLog('silent') } as Context
  const counting = (left: number, name = 'count'): Duty & { done: number } => ({
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
      { name: 'waits', run: async () => (second.done >= ready ? 0 : second.done++ + 1) },
      { name: 'causes', run: async () => (ready < 2 ? ++ready : 0) },
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
      name: 'slow',
      async run() {
        inside += 1
        assert.equal(inside, 1)
        await held
        inside -= 1
        return 0
      },
    }
    const failing: Duty = { name: 'failing', run: () => Promise.reject(new Error('no')) }
    const quick = counting(1)
    const clock = startClock(context, [slow, failing, quick])
    clock.nudge()
    clock.nudge()
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
      { name: 'makes', run: async () => (made < fetched ? ++made : 0) },
      {
        name: 'fetches',
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

  it('looks no more once it is stopped', async () => {
    const duty = counting(1000)
    const clock = startClock(context, [duty])
    await clock.stop()
    const { done } = duty
    clock.nudge()
    await clock.tick()
    assert.equal(duty.done, done)
  })
})
