import type { Change, Label } from '@gesso/core'
import type { PendingChange } from './image-session.ts'
import type { Outbox } from './outbox.ts'
import type { SeenLabel } from './outbox-entry.ts'

/** Puts changes into the outbox, in the order they were made. */
export interface OutboxWriter {
  /** @param seen what the change was made on; an earlier pending change is named by its id once that is settled */
  write(imageId: string, pending: PendingChange, seen: ReadonlyMap<string, SeenLabel | PendingChange>): void
  /** changes made and not yet counted on disk */
  unwritten(): number
  written(): Promise<void>
}

/** What comes of writing. */
export interface WriterEvents {
  /** A change is on disk; `counted` is called once it is counted there, so that it is never counted as neither. */
  onWritten(counted: () => void): void
  /** Nothing is left of a change and the one before it: neither will be sent. */
  onCancelledOut(imageId: string, entryId: string): void
}

/** A writer that turns to `overflow` when the disk does not take a change, and stays there until that is sent. */
export function createOutboxWriter(
  durable: Outbox,
  overflow: Outbox,
  personId: string,
  events: WriterEvents,
): OutboxWriter {
  let unwritten = 0
  let last: Promise<void> = Promise.resolve()

  async function put(
    imageId: string,
    pending: PendingChange,
    seen: ReadonlyMap<string, SeenLabel | PendingChange>,
  ): Promise<void> {
    const entry = {
      id: pending.entryId,
      personId,
      imageId,
      change: pending.change,
      seen: Object.fromEntries(
        [...seen].map(([labelId, each]) => [labelId, settled(each, labelId, pending.change)]),
      ),
      state: 'waiting' as const,
      tried: false,
      message: null,
    }
    const overflowing = (await overflow.ofImage(imageId)).length > 0
    const { id, cancelledOut } = overflowing
      ? await overflow.enqueue(entry)
      : await durable.enqueue(entry).catch(() => overflow.enqueue(entry))
    pending.entryId = id
    if (cancelledOut) events.onCancelledOut(imageId, id)
  }

  return {
    write(imageId, pending, seen) {
      unwritten++
      last = last
        .then(() => put(imageId, pending, seen))
        .finally(() =>
          events.onWritten(() => {
            unwritten--
          }),
        )
    },
    unwritten: () => unwritten,
    written: () => last,
  }
}

function settled(seen: SeenLabel | PendingChange, labelId: string, change: Change<Label>): SeenLabel {
  if (!('entryId' in seen)) return seen
  const before =
    change.updated.find(([from]) => from.id === labelId)?.[0] ??
    change.removed.find(({ id }) => id === labelId)
  return { after: seen.entryId, version: before?.version ?? 0 }
}
