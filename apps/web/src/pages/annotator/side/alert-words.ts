import type { ShownConflict } from '@gesso/editor'
import { counted } from '../../../panels/words.ts'

interface ChangeSizes {
  readonly added: readonly unknown[]
  readonly updated: readonly unknown[]
  readonly removed: readonly unknown[]
}

/** What happened to a label that two people changed at the same time. */
export function conflictWords({ reason, yours, theirName }: ShownConflict): string {
  const they = theirName ?? 'Someone else'
  if (reason === 'removed') return `${they} deleted it while you changed it. It stays deleted.`
  if (reason === 'exists') return `${they} made a label with the same id first. Theirs stands.`
  return yours === null
    ? `${they} changed it while you deleted it. It stays, as they left it.`
    : `${they} changed it before your edit arrived. Theirs stands.`
}

/** What an edit was about that the server refused. */
export function refusedWords({ added, updated, removed }: ChangeSizes): string {
  const parts = [
    added.length > 0 && `${counted(added.length, 'new label')}`,
    updated.length > 0 && `${counted(updated.length, 'change')}`,
    removed.length > 0 && `${counted(removed.length, 'deletion')}`,
  ].filter(part => part !== false)
  return `Refused: ${parts.join(', ')}`
}
