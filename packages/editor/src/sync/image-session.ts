import { type AppliedChange, type Change, type Conflict, isEmptyChange, type Label } from '@gesso/core'
import { fitChange, sameContent } from '../document/fit-change.ts'
import type { Editor } from '../editor.ts'
import { contentOf, type SeenLabel, touchedIds } from './outbox-entry.ts'
import type { LoadedLabels, SendReply } from './types.ts'

/** A change of this editor, or one left from before, that the server has not acknowledged. */
export interface PendingChange {
  /** the id it is kept under in the outbox; another one once it was taken into an earlier change */
  entryId: string
  readonly change: Change<Label>
}

/**
 * One image in one editor: what the server has, and what is pending on top of it. Whatever changes below, a label
 * is the server's with the pending changes made again, which equals reversing ours, applying theirs and redoing ours.
 */
export class ImageLabels {
  private readonly server = new Map<string, Label>()
  /** the revision at which a label went, so that an older change does not bring it back */
  private readonly goneAt = new Map<string, number>()
  private pending: readonly PendingChange[] = []
  /** who changed a label last, as far as it was told */
  private readonly authors = new Map<string, string>()

  constructor(
    readonly imageId: string,
    private readonly editor: Editor,
  ) {}

  /** Begins with what was loaded. @returns the labels to show */
  start(loaded: LoadedLabels, pending: readonly PendingChange[]): readonly Label[] {
    this.pending = pending
    for (const label of loaded.labels) this.server.set(label.id, label)
    const ids = new Set([...this.server.keys(), ...pending.flatMap(each => touchedIds(each.change))])
    return [...ids].map(id => this.labelNow(id)).filter(label => label !== undefined)
  }

  /** Remembers a change just made here. @returns what its labels were */
  add(pending: PendingChange): { readonly seen: ReadonlyMap<string, SeenLabel | PendingChange> } {
    const seen = new Map<string, SeenLabel | PendingChange>()
    for (const label of [...pending.change.updated.map(([from]) => from), ...pending.change.removed]) {
      const before = this.pending.findLast(each => touchedIds(each.change).includes(label.id))
      seen.set(label.id, before ?? { version: label.version })
    }
    this.pending = [...this.pending, pending]
    return { seen }
  }

  holds(entryId: string): boolean {
    return this.pending.some(each => each.entryId === entryId)
  }

  versionOf(labelId: string): number {
    return this.server.get(labelId)?.version ?? 0
  }

  authorOf(labelId: string): string | null {
    return this.authors.get(labelId) ?? null
  }

  /** The server has a change of ours, less its conflicts. */
  acknowledge(entryId: string, reply: SendReply): void {
    const ids = this.drop(entryId)
    this.takeIn(reply.change)
    for (const conflict of reply.conflicts) this.settle(conflict, reply.revision)
    this.show([...ids, ...touchedIds(reply.change), ...reply.conflicts.map(conflict => conflict.labelId)])
  }

  /** A change of ours was given up. */
  discard(entryId: string): void {
    this.show(this.drop(entryId))
  }

  /** A change that the server tells of. */
  receive(change: AppliedChange): void {
    this.takeIn(change)
    for (const id of touchedIds(change)) this.authors.set(id, change.authorName)
    this.show(touchedIds(change))
  }

  private drop(entryId: string): readonly string[] {
    const dropped = this.pending.filter(each => each.entryId === entryId)
    this.pending = this.pending.filter(each => each.entryId !== entryId)
    return dropped.flatMap(each => touchedIds(each.change))
  }

  /** Answers and live changes overtake each other: a label's version says which is newer. */
  private takeIn(change: AppliedChange): void {
    for (const label of [...change.added, ...change.updated.map(([, to]) => to)]) {
      this.put(label)
    }
    for (const label of change.removed) this.remove(label.id, change.revision)
  }

  private settle({ labelId, theirs }: Conflict, revision: number): void {
    if (theirs === null) this.remove(labelId, revision)
    else this.put(theirs)
  }

  private put(label: Label): void {
    const known = this.server.get(label.id)?.version ?? this.goneAt.get(label.id) ?? -1
    if (label.version > known) this.server.set(label.id, label)
  }

  private remove(labelId: string, revision: number): void {
    const known = this.server.get(labelId)
    if (known !== undefined && known.version > revision) return
    this.server.delete(labelId)
    this.goneAt.set(labelId, Math.max(revision, this.goneAt.get(labelId) ?? 0))
  }

  private labelNow(id: string): Label | undefined {
    let label = this.server.get(id)
    for (const { change } of this.pending) label = withChange(label, id, change)
    return label
  }

  private show(ids: readonly string[]): void {
    const added: Label[] = []
    const updated: (readonly [Label, Label])[] = []
    const removed: Label[] = []
    for (const id of new Set(ids)) {
      const shown = this.editor.document.kept(id)
      const now = this.labelNow(id)
      if (shown === undefined) {
        if (now !== undefined) added.push(now)
      } else if (now === undefined) removed.push(shown)
      else if (now.version !== shown.version || !sameContent(now, shown)) updated.push([shown, now])
    }
    const change = { added, updated, removed }
    if (!isEmptyChange(change)) this.editor.document.receive(change)
  }
}

function withChange(label: Label | undefined, id: string, change: Change<Label>): Label | undefined {
  if (change.removed.some(removed => removed.id === id)) return undefined
  const added = change.added.find(each => each.id === id)
  // The server may have it already while its answer is still on the way.
  if (added !== undefined) return label === undefined ? added : { ...label, ...contentOf(added) }
  const update = change.updated.find(([, to]) => to.id === id)
  if (update === undefined || label === undefined) return label
  const fitted = fitChange({ added: [], updated: [update], removed: [] }, () => label)
  return fitted.updated[0]?.[1] ?? label
}
