import {
  type Acknowledgement,
  dependentsOf,
  type KeptEntry,
  type OutboxEntry,
  squashedEntry,
} from './outbox-entry.ts'
import type { ShownConflict } from './types.ts'

/** What rows of an image a step of the outbox writes. */
export interface RowChanges {
  readonly put?: readonly (OutboxEntry | KeptEntry)[]
  readonly remove?: readonly string[]
  readonly acknowledge?: Acknowledgement
  readonly conflicts?: readonly ShownConflict[]
}

/** Where the outbox keeps its rows; each call is one transaction, seen by all tabs. */
export interface OutboxRows {
  /** Reads one image's entries, in order, and writes what `step` makes of them. */
  change(
    personId: string,
    imageId: string,
    step: (entries: readonly KeptEntry[]) => RowChanges,
  ): Promise<void>
  ofImage(personId: string, imageId: string): Promise<readonly KeptEntry[]>
  /** The first waiting entry, marked as tried. */
  takeFirst(personId: string): Promise<KeptEntry | undefined>
  counted(personId: string): Promise<{ readonly waiting: number; readonly refused: readonly KeptEntry[] }>
  acknowledgement(id: string): Promise<Acknowledgement | undefined>
  conflicts(personId: string): Promise<readonly ShownConflict[]>
  removeConflict(personId: string, conflict: ShownConflict): Promise<void>
  close(): void
}

/** Where a change was kept. */
export interface Enqueued {
  /** its own id, or that of the change before that it was taken into */
  readonly id: string
  /** the two cancelled each other out: nothing will be sent */
  readonly cancelledOut: boolean
}

/** One person's changes that the server has not acknowledged. */
export interface Outbox extends Omit<OutboxRows, 'change' | 'ofImage' | 'takeFirst' | 'counted'> {
  /** Keeps a change; one that only touches labels of an unsent change before it is taken into that one. */
  enqueue(entry: OutboxEntry): Promise<Enqueued>
  ofImage(imageId: string): Promise<readonly KeptEntry[]>
  takeFirst(): Promise<KeptEntry | undefined>
  counted(): Promise<{ readonly waiting: number; readonly refused: readonly KeptEntry[] }>
  /** Forgets an entry that the server has, and keeps its conflicts in the same step: one of the two is always there. */
  acknowledge(
    entry: OutboxEntry,
    versions: Readonly<Record<string, number>>,
    conflicts: readonly ShownConflict[],
  ): Promise<void>
  /** Sets an entry aside, and with it those made on top of it. @returns their ids */
  refuse(entry: OutboxEntry, message: string): Promise<readonly string[]>
  /** Sends a refused entry again. */
  retry(entry: OutboxEntry): Promise<void>
}

/** The outbox of one person on rows that others may use too. */
export function createOutbox(rows: OutboxRows, personId: string): Outbox {
  return {
    acknowledgement: rows.acknowledgement,
    conflicts: rows.conflicts,
    removeConflict: rows.removeConflict,
    close: rows.close,
    ofImage: imageId => rows.ofImage(personId, imageId),
    takeFirst: () => rows.takeFirst(personId),
    counted: () => rows.counted(personId),
    async enqueue(entry) {
      let enqueued = { id: entry.id, cancelledOut: false }
      await rows.change(personId, entry.imageId, entries => {
        const last = entries.at(-1)
        const squashed = squashedEntry(last, entry)
        if (last === undefined || squashed === undefined) return { put: [entry] }
        enqueued = { id: last.id, cancelledOut: squashed === null }
        return squashed === null ? { remove: [last.id] } : { put: [squashed] }
      })
      return enqueued
    },
    acknowledge: (entry, versions, conflicts) =>
      rows.change(personId, entry.imageId, () => ({
        remove: [entry.id],
        acknowledge: { id: entry.id, versions },
        conflicts,
      })),
    async refuse(entry, message) {
      let ids: readonly string[] = []
      await rows.change(personId, entry.imageId, entries => {
        const followers = dependentsOf(entry.id, entries)
        ids = [entry.id, ...followers.map(follower => follower.id)]
        const put = entries
          .filter(each => ids.includes(each.id))
          .map(each => ({
            ...each,
            state: 'refused' as const,
            message: each.id === entry.id ? message : `It builds on a change that was refused: ${message}`,
          }))
        return { put }
      })
      return ids
    },
    retry: entry =>
      rows.change(personId, entry.imageId, entries => ({
        put: entries
          .filter(each => each.id === entry.id)
          .map(each => ({ ...each, state: 'waiting' as const, message: null })),
      })),
  }
}
