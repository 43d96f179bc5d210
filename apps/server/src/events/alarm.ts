/** Something to wait for that another part rings. */
export interface Alarm {
  ring(): void
  /** Waits until it is rung, at the latest when the signal is given. @returns false when the time is over before */
  rings(withinMs: number): Promise<boolean>
}

/** An alarm that nobody waits for yet; to be rung when nobody waits does nothing. */
export function createAlarm(signal: AbortSignal): Alarm {
  let ring = () => {}
  signal.addEventListener('abort', () => ring(), { once: true })
  return {
    ring: () => ring(),
    rings: withinMs =>
      new Promise(resolve => {
        const timer = setTimeout(() => resolve(false), withinMs)
        ring = () => {
          clearTimeout(timer)
          resolve(true)
        }
        if (signal.aborted) ring()
      }),
  }
}
