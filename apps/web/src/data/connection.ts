import { cell } from '@gesso/editor'
import { api, isSignedOut, isUnreachable } from './client.ts'

const recheckMs = 2_000

/** What is known about the way to the server. */
export type Connection = 'connected' | 'unreachable' | 'signed-out'

const state = cell<Connection>('connected')
const listeners = new Set<() => void>()
let recheck: ReturnType<typeof setTimeout> | undefined

/** Whether the server answers and knows who asks. */
export function connection(): Connection {
  return state.get()
}

/** Called each time the server answers again after it did not, or after signing in again. @returns stop */
export function onReconnect(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes note of an error of any request. */
export function noticeError(error: unknown): void {
  if (isSignedOut(error)) state.set('signed-out')
  else if (isUnreachable(error)) {
    state.set('unreachable')
    recheck ??= setTimeout(checkConnection, recheckMs)
  }
}

/** Takes note of an answer that only those who are signed in get. */
export function noticeAnswer(): void {
  if (state.get() === 'connected') return
  state.set('connected')
  for (const listener of listeners) listener()
}

/** Asks the server now; asks again later while there is no answer. */
export async function checkConnection(): Promise<void> {
  clearTimeout(recheck)
  recheck = undefined
  await api.getMe().then(noticeAnswer, noticeError)
}
