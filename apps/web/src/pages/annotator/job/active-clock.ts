/** Counts the seconds that somebody has the work before their eyes. */
export interface ActiveClock {
  /** The person moved or pressed something. */
  touch(): void
  /** Called about every second. @param seen whether the page is in sight */
  tick(seen: boolean): void
  /** Whole seconds since they were last taken. */
  take(): number
  /** Counts seconds again that could not be told. */
  giveBack(seconds: number): void
}

/** After so long without a sign of life, nobody is looking. */
const idleMs = 60_000
/** Ticks may come late; what is longer between two was not looked at. */
const mostBetweenTicksMs = 5_000

/** A clock that begins now. @param now milliseconds of a clock that never goes back */
export function createActiveClock(now: () => number): ActiveClock {
  let touchedAt = now()
  let tickedAt = now()
  let activeMs = 0
  return {
    touch() {
      touchedAt = now()
    },
    tick(seen) {
      const at = now()
      if (seen && at - touchedAt < idleMs) activeMs += Math.min(at - tickedAt, mostBetweenTicksMs)
      tickedAt = at
    },
    take() {
      const seconds = Math.floor(activeMs / 1000)
      activeMs -= seconds * 1000
      return seconds
    },
    giveBack(seconds) {
      activeMs += seconds * 1000
    },
  }
}
