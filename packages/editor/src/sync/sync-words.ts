import type { Change, Label } from '@gesso/core'
import { type KeptEntry, requestOf } from './outbox-entry.ts'
import type { SenderState } from './sender.ts'
import type { RefusedChange, SendReply, ShownConflict, SyncState } from './types.ts'

/** What the screen says. */
export function stateOf(sending: SenderState, waiting: number, refused: number): SyncState {
  if (sending !== 'going' && waiting > 0) return { at: sending, waiting }
  if (refused > 0) return { at: 'refused', waiting, refused }
  return waiting > 0 ? { at: 'saving', waiting } : { at: 'saved' }
}

/** An entry that was set aside, as it is shown. */
export function refusedChange(entry: KeptEntry): RefusedChange {
  const { id, imageId, message } = entry
  return {
    id,
    imageId,
    message: message ?? '',
    request: requestOf(entry, id => entry.seen[id]?.version ?? 0),
  }
}

/** What a conflicting part leaves for those made on top of it: the version it asked for, which is stale. */
export function versionsAsked(entry: KeptEntry): Record<string, number> {
  return Object.fromEntries(Object.entries(entry.seen).map(([id, seen]) => [id, seen.version]))
}

/** The versions that an answer leaves its labels at. */
export function versionsAfter({ change }: SendReply): Record<string, number> {
  const labels = [...change.added, ...change.updated.map(([, to]) => to)]
  return Object.fromEntries(labels.map(label => [label.id, label.version]))
}

/** The change that makes what you wanted the newest edit of a label that reads `now`. */
export function changeBack({ yours, theirs }: ShownConflict, now: Label | undefined): Change<Label> {
  const nothing = { added: [], updated: [], removed: [] }
  if (yours === null) return now === undefined ? nothing : { ...nothing, removed: [now] }
  if (now !== undefined) return { ...nothing, updated: [[now, { ...now, ...yours }] as const] }
  const blank = { version: 0, createdAt: '', createdBy: null, updatedAt: '', updatedBy: null }
  return { ...nothing, added: [{ ...blank, ...theirs, ...yours, version: 0 }] }
}
