import type { Outbox } from './outbox.ts'
import { type KeptEntry, requestOf } from './outbox-entry.ts'
import type { SyncSurroundings } from './surroundings.ts'
import { type SendReply, type Transport, TransportError } from './types.ts'

const firstWaitMs = 1000
const longestWaitMs = 30_000

/** How sending goes. */
export type SenderState = 'going' | 'offline' | 'signed-out'

/** What comes of an entry. */
export interface SenderEvents {
  onState(state: SenderState): void
  onAcknowledged(entry: KeptEntry, reply: SendReply): Promise<void>
  onRefused(entry: KeptEntry, message: string): Promise<void>
}

/** Sends what waits, one change after the other. */
export interface Sender {
  /** There is something new. */
  wake(): void
  /** Tries now instead of later. */
  resume(): void
  stop(): void
}

/** A sender over outboxes, of which the first is emptied first. */
export function createSender(
  outboxes: readonly Outbox[],
  lockName: string,
  transport: Transport,
  surroundings: SyncSurroundings,
  events: SenderEvents,
): Sender {
  const ended = new AbortController()
  let nap = new AbortController()
  let state: SenderState = 'going'
  let failures = 0
  let running: 'no' | 'yes' | 'and again' = 'no'

  function become(next: SenderState): void {
    state = next
    events.onState(next)
  }

  async function run(): Promise<void> {
    do {
      running = 'yes'
      // Left and taken again for each turn, so that a tab that waits for the network does not hold up the others.
      await surroundings.alone(lockName, ended.signal, sendAll).catch(() => become('offline'))
      if (state === 'offline' && !ended.signal.aborted) {
        nap = new AbortController()
        await surroundings.wait(pauseMs(), nap.signal)
        running = 'and again'
      }
    } while (running === 'and again' && state !== 'signed-out' && !ended.signal.aborted)
    running = 'no'
  }

  async function sendAll(): Promise<void> {
    for (let entry = await takeFirst(); entry !== undefined; entry = await takeFirst()) {
      if (!(await sendOne(entry))) return
    }
    if (state === 'offline') become('going')
  }

  async function takeFirst(): Promise<KeptEntry | undefined> {
    if (ended.signal.aborted) return undefined
    for (const outbox of outboxes) {
      const entry = await outbox.takeFirst()
      if (entry !== undefined) return entry
    }
    return undefined
  }

  /** @returns whether to go on with the next */
  async function sendOne(entry: KeptEntry): Promise<boolean> {
    const request = requestOf(entry, await versionsSeen(entry, outboxes))
    const answer = await transport
      .send(entry.imageId, request, ended.signal)
      .then(reply => ({ reply }))
      .catch((error: unknown) => ({ error }))
    if (ended.signal.aborted) return false
    if ('reply' in answer) {
      failures = 0
      if (state !== 'going') become('going')
      await events.onAcknowledged(entry, answer.reply)
      return true
    }
    return failed(entry, answer.error)
  }

  async function failed(entry: KeptEntry, error: unknown): Promise<boolean> {
    if (error instanceof TransportError && error.problem === 'refused') {
      failures = 0
      await events.onRefused(entry, error.message)
      return true
    }
    if (error instanceof TransportError && error.problem === 'signed-out') {
      become('signed-out')
      return false
    }
    failures++
    retryAfterMs = error instanceof TransportError ? error.retryAfterMs : undefined
    become('offline')
    return false
  }

  let retryAfterMs: number | undefined

  function pauseMs(): number {
    const doubled = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(10, failures - 1))
    // Spread, so that a server that comes back is not met by everyone at once.
    return Math.max(retryAfterMs ?? 0, doubled * (0.5 + surroundings.random() / 2))
  }

  function wake(): void {
    if (state === 'signed-out' || ended.signal.aborted) return
    if (running === 'no') void run()
    else running = 'and again'
  }

  return {
    wake,
    resume() {
      if (state === 'signed-out') become('going')
      nap.abort()
      wake()
    },
    stop() {
      ended.abort()
      nap.abort()
    },
  }
}

/** The versions an entry was made on; those that an earlier change left are known by now. */
async function versionsSeen(
  entry: KeptEntry,
  outboxes: readonly Outbox[],
): Promise<(labelId: string) => number> {
  const versions = new Map<string, number>()
  for (const [labelId, seen] of Object.entries(entry.seen)) {
    versions.set(labelId, seen.version)
    if (!('after' in seen)) continue
    for (const outbox of outboxes) {
      const version = (await outbox.acknowledgement(seen.after))?.versions[labelId]
      if (version !== undefined) versions.set(labelId, version)
    }
  }
  return labelId => versions.get(labelId) ?? 0
}
