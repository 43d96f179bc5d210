import type { SyncSurroundings, TabMessage } from '../sync/surroundings.ts'

let browsers = 0

/** Tabs of one browser: they share locks and hear each other. Waits end at the next turn of the event loop. */
export class Tabs {
  private readonly browser = ++browsers
  private made = 0
  private readonly locks = new Map<string, Promise<void>>()
  private readonly listeners = new Set<{
    readonly tab: number
    readonly hear: (message: TabMessage) => void
  }>()
  /** every pause that was asked for, in milliseconds */
  readonly pauses: number[] = []

  /** The surroundings of one more tab. */
  open(): SyncSurroundings {
    const tab = ++this.made
    let ids = 0
    return {
      newId: () => `change-${this.browser}-${tab}-${++ids}`,
      random: () => 0.5,
      wait: async (ms, signal) => {
        this.pauses.push(ms)
        if (!signal.aborted) await nextTurn()
      },
      alone: (name, _signal, work) => {
        const before = this.locks.get(name) ?? Promise.resolve()
        const mine = before.then(work)
        this.locks.set(
          name,
          mine.catch(() => {}),
        )
        return mine
      },
      tell: message => {
        for (const listener of this.listeners) {
          if (listener.tab !== tab) listener.hear(structuredClone(message))
        }
      },
      onTold: hear => {
        const listener = { tab, hear }
        this.listeners.add(listener)
        return () => this.listeners.delete(listener)
      },
    }
  }
}

/** Lets everything that is due happen once. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

/** Turns the event loop until `met` is; gives up loudly. */
export async function until(met: () => boolean, what = 'it'): Promise<void> {
  for (let turn = 0; turn < 20_000; turn++) {
    if (met()) return
    await nextTurn()
  }
  throw new Error(`${what} never came about`)
}
