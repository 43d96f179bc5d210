import type { Readable, SyncState } from '@gesso/editor'

/** Edits that are not on the server, for a reason that waiting does not mend. */
export class UnsavedError extends Error {}

/**
 * Waits until the server has every edit.
 * @throws UnsavedError when it cannot have them without the person's help
 */
export function allSaved(state: Readable<SyncState>): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop = () => {}
    const look = () => {
      const { at } = state.get()
      if (at === 'saving') return
      stop()
      if (at === 'saved') resolve()
      else reject(new UnsavedError(reasons[at]))
    }
    stop = state.subscribe(look)
    look()
  })
}

const reasons = {
  offline: 'The server cannot be reached. Your edits are kept; try again once they are saved.',
  'signed-out': 'You are signed out. Sign in again, then your edits are saved and you can go on.',
  refused: 'The server refused some of your edits. Decide on them at the side first.',
} as const
