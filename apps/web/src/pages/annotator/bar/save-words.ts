import type { SyncState } from '@gesso/editor'
import { counted } from '../../../panels/words.ts'

/** What the screen says about the work. */
export interface SaveWords {
  readonly text: string
  readonly explanation: string
  readonly tone: 'good' | 'busy' | 'bad'
}

/**
 * Says in words where the edits are.
 * @param survivesReload false where the browser gives no storage
 */
export function saveWords(state: SyncState, survivesReload: boolean): SaveWords {
  const edits = counted(state.at === 'saved' ? 0 : state.waiting, 'edit')
  const kept = survivesReload
    ? 'They are kept in this browser, also when it is closed.'
    : 'This browser gives no storage: keep this tab open until they are sent.'
  switch (state.at) {
    case 'saved':
      return { text: 'Saved', explanation: 'The server has every edit.', tone: 'good' }
    case 'saving':
      return {
        text: `Saving ${state.waiting}`,
        explanation: `${edits} on the way to the server.`,
        tone: 'busy',
      }
    case 'offline':
      return {
        text: state.waiting === 0 ? 'Offline' : `Offline, ${edits} kept here`,
        explanation: `The server does not answer. ${kept} They are sent as soon as it does.`,
        tone: 'bad',
      }
    case 'signed-out':
      return {
        text: 'Signed out: sign in again',
        explanation: `${edits} waiting. ${kept} They are sent when you have signed in again.`,
        tone: 'bad',
      }
    case 'refused':
      return {
        text: `${counted(state.refused, 'edit')} refused`,
        explanation: 'The panel at the right says why, and what you can do.',
        tone: 'bad',
      }
  }
}
