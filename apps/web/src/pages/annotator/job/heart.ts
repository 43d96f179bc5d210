import { type ActiveClock, createActiveClock } from './active-clock.ts'

/** The signs of life that keep a job in a person's hands, and the time that they look at it. */
export interface Heartbeat {
  readonly clock: ActiveClock
  /** Says nothing more, once what is under way has been answered: a job that is handed in is nobody's. */
  pause(): Promise<void>
  goOn(): void
}

/** One that beats when it is told to. @param now milliseconds of a clock that never goes back */
export function createHeart(now: () => number): Heartbeat & { beat(run: () => Promise<void>): void } {
  let paused = false
  let beating = Promise.resolve()
  return {
    clock: createActiveClock(now),
    beat(run) {
      if (!paused) beating = run()
    },
    pause() {
      paused = true
      return beating
    },
    goOn() {
      paused = false
    },
  }
}
