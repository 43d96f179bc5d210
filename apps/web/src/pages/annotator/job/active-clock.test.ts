import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createActiveClock } from './active-clock.ts'

describe('the clock of active time', () => {
  const start = () => {
    const time = { now: 0 }
    const clock = createActiveClock(() => time.now)
    const pass = (seconds: number, seen = true) => {
      for (let second = 0; second < seconds; second++) {
        time.now += 1000
        clock.tick(seen)
      }
    }
    return { time, clock, pass }
  }

  it('counts while the page is in sight and somebody is there', () => {
    const { clock, pass } = start()
    pass(10)
    pass(20, false)
    pass(5)
    assert.equal(clock.take(), 15)
    assert.equal(clock.take(), 0)
  })

  it('stops a minute after the last sign of life, and goes on with the next', () => {
    const { clock, pass } = start()
    pass(300)
    assert.equal(clock.take(), 59)
    clock.touch()
    pass(10)
    assert.equal(clock.take(), 10)
  })

  it('counts little of what a sleeping computer leaves out', () => {
    const { time, clock } = start()
    time.now += 30_000
    clock.tick(true)
    assert.equal(clock.take(), 5)
  })

  it('counts again what could not be told, and keeps parts of a second', () => {
    const { time, clock } = start()
    time.now += 1_600
    clock.tick(true)
    const seconds = clock.take()
    clock.giveBack(seconds)
    time.now += 400
    clock.tick(true)
    assert.equal(clock.take(), 2)
  })
})
