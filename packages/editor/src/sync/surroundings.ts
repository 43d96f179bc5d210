import type { SendReply } from './types.ts'

/** What tabs of one browser tell each other. */
export type TabMessage =
  | {
      readonly kind: 'acknowledged'
      readonly imageId: string
      readonly entryId: string
      readonly reply: SendReply
    }
  | { readonly kind: 'discarded'; readonly imageId: string; readonly entryId: string }
  | { readonly kind: 'changed' }

/** What sync needs from its surroundings. */
export interface SyncSurroundings {
  /** a new uuid */
  newId(): string
  /** from 0 to 1, 1 excluded */
  random(): number
  /** Resolves after `ms`, or at once when `signal` is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  /** Runs `work` while no other tab runs work of that name. */
  alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>
  /** Tells the other tabs. */
  tell(message: TabMessage): void
  /** @returns stop */
  onTold(listener: (message: TabMessage) => void): () => void
}

/** A browser tab; the name keeps people and servers apart. */
export function browserSyncSurroundings(channelName: string): SyncSurroundings {
  const channel = new BroadcastChannel(channelName)
  return {
    newId: () => crypto.randomUUID(),
    random: Math.random,
    wait: (ms, signal) =>
      new Promise(resolve => {
        if (signal.aborted) return resolve()
        const timer = setTimeout(resolve, ms)
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      }),
    async alone(name, signal, work) {
      // Pages that are not served securely have no locks: their tabs may send twice, which is harmless.
      if (navigator.locks === undefined) await work()
      else await navigator.locks.request(name, { signal }, work)
    },
    tell: message => channel.postMessage(message),
    onTold(listener) {
      const hear = (event: MessageEvent<TabMessage>) => listener(event.data)
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
  }
}
