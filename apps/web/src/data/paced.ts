/** What a paced action measures time by. */
export interface Clock {
  now(): number
  /** @returns call it so that it is not run */
  later(ms: number, run: () => void): () => void
}

const browserClock: Clock = {
  now: () => performance.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** An action that is asked for more often than it is done. */
export interface Paced {
  ask(): void
  stop(): void
}

/**
 * Does something whenever it is asked for: at once, but never twice at a time, and then not for a while, in which all that
 * is asked for is one. The while is `leastMs` from the beginning, and four times as long as it took where that is more: what
 * is slow is asked for less.
 */
export function paced(act: () => Promise<unknown>, leastMs: number, clock: Clock = browserClock): Paced {
  let state: 'free' | 'busy' | 'asked' | 'stopped' = 'free'
  let cancel = () => {}

  function begin(): void {
    state = 'busy'
    const began = clock.now()
    const rest = () => {
      const took = clock.now() - began
      cancel = clock.later(Math.max(leastMs, took * 4) - took, () => {
        if (state === 'asked') begin()
        else if (state === 'busy') state = 'free'
      })
      if (state === 'stopped') cancel()
    }
    // What failed was told where it failed; it is asked for again like anything else.
    act().then(rest, rest)
  }

  return {
    ask() {
      if (state === 'free') begin()
      else if (state === 'busy') state = 'asked'
    },
    stop() {
      state = 'stopped'
      cancel()
    },
  }
}
