import {
  browserSyncSurroundings,
  createMemoryRows,
  createSync,
  openIndexedDbRows,
  type Sync,
} from '@gesso/editor'
import { onReconnect } from '../../../data/connection.ts'
import { newId } from './new-id.ts'
import { transport } from './transport.ts'

/** A person's edits on their way to the server. */
export interface KeptSync {
  readonly sync: Sync
  /** false where the browser gives no storage: then edits wait in this tab alone */
  readonly survivesReload: boolean
}

let current: { readonly personId: string; readonly kept: Promise<KeptSync> } | undefined

/** The sync of a person in this tab; goes on sending wherever the person is in the app. */
export function syncOf(personId: string): Promise<KeptSync> {
  if (current?.personId === personId) return current.kept
  void current?.kept.then(({ sync }) => sync.close())
  const kept = startSync(personId)
  current = { personId, kept }
  return kept
}

async function startSync(personId: string): Promise<KeptSync> {
  const stored = await openIndexedDbRows('gesso').catch(() => null)
  const sync = createSync({
    transport,
    rows: stored ?? createMemoryRows(),
    personId,
    surroundings: { ...browserSyncSurroundings('gesso'), newId },
  })
  onReconnect(() => sync.resume())
  return { sync, survivesReload: stored !== null }
}
