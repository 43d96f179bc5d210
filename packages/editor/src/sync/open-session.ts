import type { AppliedChange } from '@gesso/core'
import type { Editor, OpenImage } from '../editor.ts'
import { ImageLabels, type PendingChange } from './image-session.ts'
import type { KeptEntry } from './outbox-entry.ts'
import type { LoadedLabels, SendReply, SyncSession, Transport } from './types.ts'

/** One image open in one editor, and its way to sync. */
export class OpenSession implements SyncSession {
  readonly labels: ImageLabels
  private readonly ended = new AbortController()
  private readonly ownIds = new Set<string>()
  private readonly early: (readonly [string, SendReply])[] = []
  private started = false
  private revision = 0

  constructor(
    readonly editor: Editor,
    readonly image: OpenImage,
    private readonly onClose: () => void,
  ) {
    this.labels = new ImageLabels(image.id, editor)
  }

  get imageId(): string {
    return this.image.id
  }

  get signal(): AbortSignal {
    return this.ended.signal
  }

  /** Shows the image; answers that came before are taken in now. */
  start(loaded: LoadedLabels, kept: readonly KeptEntry[]): void {
    this.revision = loaded.revision
    for (const entry of kept) this.ownIds.add(entry.id)
    const pending = kept.map(entry => ({ entryId: entry.id, change: entry.change }))
    this.editor.document.open(this.image, this.labels.start(loaded, pending))
    this.started = true
    for (const [entryId, reply] of this.early) this.labels.acknowledge(entryId, reply)
  }

  /** Passes on what the server tells and what is edited here, until closed. */
  follow(
    transport: Transport,
    onChange: (change: AppliedChange) => void,
    onCommit: (pending: PendingChange) => void,
    newId: () => string,
  ): void {
    const stopCommits = this.editor.document.onCommit(({ change }) => {
      const pending = { entryId: newId(), change }
      this.ownIds.add(pending.entryId)
      onCommit(pending)
    })
    const stopFollowing = transport.follow(this.image.id, this.revision, onChange)
    this.signal.addEventListener('abort', () => {
      stopCommits()
      stopFollowing()
    })
  }

  /** The server has a change, made here or in another tab. */
  acknowledge(entryId: string, reply: SendReply): void {
    this.ownIds.add(entryId)
    if (this.started) this.labels.acknowledge(entryId, reply)
    else this.early.push([entryId, reply])
  }

  /** Whether a change was made in this browser. */
  isOwn(changeId: string): boolean {
    return this.ownIds.has(changeId)
  }

  close(): void {
    this.onClose()
    this.ended.abort()
  }
}
