import {
  type Change,
  type ChangeRequest,
  isEmptyChange,
  type Label,
  type LabelContent,
  squashChanges,
} from '@gesso/core'

/** What a label was when a change was made on it: acknowledged, or the result of an earlier change that was not yet. */
export type SeenLabel =
  | { readonly version: number }
  /** id of that earlier entry, and the version to fall back on when it never comes about */
  | { readonly after: string; readonly version: number }

/** A change on its way to the server. */
export interface OutboxEntry {
  /** the change's id, the same however often it is sent */
  readonly id: string
  readonly personId: string
  readonly imageId: string
  readonly change: Change<Label>
  /** for each label that it updates or removes, by label id */
  readonly seen: Readonly<Record<string, SeenLabel>>
  readonly state: 'waiting' | 'refused'
  /** It was sent at least once, so the server may have it: it must not change any more. */
  readonly tried: boolean
  /** what the server said when it refused */
  readonly message: string | null
}

/** An entry as it is kept: `order` says what is sent first. */
export interface KeptEntry extends OutboxEntry {
  readonly order: number
}

/** The versions that a change left its labels at, kept for the changes made on top of it. */
export interface Acknowledgement {
  readonly id: string
  readonly versions: Readonly<Record<string, number>>
}

/** What a change asks of the server. @param versionOf the version of a label that the change was made on */
export function requestOf(entry: OutboxEntry, versionOf: (labelId: string) => number): ChangeRequest {
  const { added, updated, removed } = entry.change
  return {
    id: entry.id,
    added: added.map(contentOf),
    updated: updated.map(([from, to]) => {
      // Nothing said of the lock leaves it as it is.
      const unlocked = from.locked && !to.locked ? { locked: false } : {}
      return { version: versionOf(to.id), to: { ...contentOf(to), ...unlocked } }
    }),
    removed: removed.map(({ id }) => ({ id, version: versionOf(id) })),
  }
}

/** A label without what only the server may say. */
export function contentOf(label: Label): LabelContent {
  const { id, classId, shape, geometry, zIndex, tool, externalId, attributes, keyframes, locked } = label
  const rarely = { ...(keyframes ? { keyframes } : {}), ...(locked ? { locked } : {}) }
  return { id, classId, shape, geometry, zIndex, tool, externalId, attributes, ...rarely }
}

/** Ids of all labels that a change touches. */
export function touchedIds(change: Change<Label>): readonly string[] {
  return [...change.added, ...change.updated.map(([, to]) => to), ...change.removed].map(label => label.id)
}

/**
 * The last entry with a later change taken into it; undefined when they must be sent apart.
 * `null` says that nothing is left of either.
 */
export function squashedEntry(last: KeptEntry | undefined, next: OutboxEntry): KeptEntry | null | undefined {
  if (last === undefined || last.tried || last.state !== 'waiting') return undefined
  const touched = new Set(touchedIds(last.change))
  if (!touchedIds(next.change).every(id => touched.has(id))) return undefined
  const change = squashChanges(last.change, next.change)
  return isEmptyChange(change) ? null : { ...last, change }
}

/** Entries that were made on top of one, directly or through others. */
export function dependentsOf(id: string, entries: readonly KeptEntry[]): readonly KeptEntry[] {
  const found = new Set([id])
  const dependents: KeptEntry[] = []
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    const depends = Object.values(entry.seen).some(seen => 'after' in seen && found.has(seen.after))
    if (!depends) continue
    found.add(entry.id)
    dependents.push(entry)
  }
  return dependents
}
