import type { AppliedChange } from '@gesso/core'
import type { Editor, OpenImage } from '../editor.ts'
import { batch, cell } from '../reactive/cells.ts'
import { createMemoryRows } from './memory-rows.ts'
import { OpenSession } from './open-session.ts'
import { createOutbox, type Outbox, type OutboxRows } from './outbox.ts'
import type { KeptEntry } from './outbox-entry.ts'
import { createOutboxWriter, type OutboxWriter } from './outbox-writer.ts'
import { createSender, type Sender, type SenderState } from './sender.ts'
import type { SyncSurroundings, TabMessage } from './surroundings.ts'
import { changeBack, refusedChange, stateOf, versionsAfter, versionsAsked } from './sync-words.ts'
import type {
  LoadedLabels,
  RefusedChange,
  RemoteChange,
  SendReply,
  ShownConflict,
  Sync,
  SyncSession,
  SyncState,
  Transport,
} from './types.ts'

/** What sync is made of. */
export interface SyncOptions {
  readonly transport: Transport
  /** where changes wait; `openIndexedDbRows`, or `createMemoryRows` where there is no storage */
  readonly rows: OutboxRows
  /** whose changes these are: nobody else's are sent */
  readonly personId: string
  readonly surroundings: SyncSurroundings
}

/** Sync for one person in one tab; begins at once to send what was left from before. */
export function createSync(options: SyncOptions): Sync {
  return new PersonSync(options)
}

class PersonSync implements Sync {
  readonly state = cell<SyncState>({ at: 'saved' })
  readonly refused = cell<readonly RefusedChange[]>([])
  readonly conflicts = cell<readonly ShownConflict[]>([])
  private readonly durable: Outbox
  private readonly overflow: Outbox
  private readonly writer: OutboxWriter
  private readonly sender: Sender
  private readonly sessions = new Map<Editor, OpenSession>()
  private readonly remoteListeners = new Set<(remote: RemoteChange) => void>()
  private readonly stopTold: () => void
  private readonly revisions = new Map<string, number>()
  private sending: SenderState = 'going'
  private waiting = 0
  private counts = 0
  private readonly whenCounted: (() => void)[] = []
  private closed = false

  constructor(private readonly options: SyncOptions) {
    const { rows, personId, transport, surroundings } = options
    this.durable = createOutbox(rows, personId)
    this.overflow = createOutbox(createMemoryRows(), personId)
    this.writer = createOutboxWriter(this.durable, this.overflow, personId, {
      onWritten: counted => {
        this.whenCounted.push(counted)
        void this.count()
        this.sender.wake()
      },
      onCancelledOut: (imageId, entryId) => {
        for (const session of this.sessionsOf(imageId)) session.labels.discard(entryId)
      },
    })
    this.sender = createSender([this.durable, this.overflow], `gesso ${personId}`, transport, surroundings, {
      onState: state => {
        this.sending = state
        void this.count()
      },
      onAcknowledged: (entry, reply) => this.onAcknowledged(entry, reply),
      onRefused: (entry, message) => this.onRefused(entry, message),
    })
    this.stopTold = options.surroundings.onTold(message => this.onTold(message))
    void this.durable
      .conflicts(options.personId)
      .then(kept => this.conflicts.set([...kept, ...this.conflicts.get()]))
    void this.count()
    this.sender.wake()
  }

  async open(editor: Editor, image: OpenImage, loaded?: LoadedLabels): Promise<SyncSession> {
    this.sessions.get(editor)?.close()
    const session = new OpenSession(editor, image, () => {
      if (this.sessions.get(editor) === session) this.sessions.delete(editor)
    })
    // Before anything is read: an answer that comes meanwhile must not be missed.
    this.sessions.set(editor, session)
    try {
      await this.writer.written()
      const kept = [...(await this.durable.ofImage(image.id)), ...(await this.overflow.ofImage(image.id))]
      const fresh = (this.revisions.get(image.id) ?? -1) <= (loaded?.revision ?? -1)
      const labels =
        loaded !== undefined && fresh ? loaded : await this.options.transport.load(image.id, session.signal)
      session.signal.throwIfAborted()
      session.start(labels, kept)
    } catch (error) {
      session.close()
      throw error
    }
    session.follow(
      this.options.transport,
      change => this.onFollowed(session, change),
      pending => {
        const { seen } = session.labels.add(pending)
        this.writer.write(image.id, pending, seen)
        this.tellState()
      },
      () => this.options.surroundings.newId(),
    )
    return session
  }

  resume(): void {
    this.sender.resume()
  }

  written(): Promise<void> {
    return this.writer.written()
  }

  async discard(refusedId: string): Promise<void> {
    const entry = await this.refusedEntry(refusedId)
    if (entry === undefined) return
    const versions = Object.fromEntries(Object.entries(entry.seen).map(([id, seen]) => [id, seen.version]))
    await this.outboxOf(entry, outbox => outbox.acknowledge(entry, versions, []))
    for (const session of this.sessionsOf(entry.imageId)) session.labels.discard(entry.id)
    this.options.surroundings.tell({ kind: 'discarded', imageId: entry.imageId, entryId: entry.id })
    await this.count()
  }

  async retry(refusedId: string): Promise<void> {
    const entry = await this.refusedEntry(refusedId)
    if (entry === undefined) return
    await this.outboxOf(entry, outbox => outbox.retry(entry))
    await this.count()
    this.sender.wake()
  }

  putMineBack(conflict: ShownConflict): void {
    const [session] = this.sessionsOf(conflict.imageId)
    const now =
      session === undefined ? (conflict.theirs ?? undefined) : session.editor.document.kept(conflict.labelId)
    const change = changeBack(conflict, now)
    if (session !== undefined) session.editor.document.commit('Put mine back', change)
    else {
      const pending = { entryId: this.options.surroundings.newId(), change }
      const seen = new Map(now === undefined ? [] : [[now.id, { version: now.version }]])
      this.writer.write(conflict.imageId, pending, seen)
    }
    this.dismiss(conflict)
  }

  dismiss(conflict: ShownConflict): void {
    this.conflicts.set(this.conflicts.get().filter(each => each !== conflict))
    void this.durable.removeConflict(this.options.personId, conflict)
  }

  onRemote(listener: (remote: RemoteChange) => void): () => void {
    this.remoteListeners.add(listener)
    return () => this.remoteListeners.delete(listener)
  }

  close(): void {
    this.closed = true
    for (const session of this.sessions.values()) session.close()
    this.stopTold()
    this.sender.stop()
    void this.writer.written().finally(() => this.durable.close())
  }

  private async onAcknowledged(entry: KeptEntry, reply: SendReply): Promise<void> {
    const versions = { ...versionsAsked(entry), ...versionsAfter(reply) }
    const conflicts = this.shownConflicts(entry.imageId, reply)
    await this.outboxOf(entry, outbox => outbox.acknowledge(entry, versions, conflicts))
    if (this.closed) return
    this.options.surroundings.tell({ kind: 'acknowledged', imageId: entry.imageId, entryId: entry.id, reply })
    this.takeIn(entry.imageId, entry.id, reply)
    await this.count()
  }

  private takeIn(imageId: string, entryId: string, reply: SendReply): void {
    this.revisions.set(imageId, Math.max(reply.revision, this.revisions.get(imageId) ?? 0))
    batch(() => {
      for (const session of this.sessionsOf(imageId)) session.acknowledge(entryId, reply)
      this.addConflicts(this.shownConflicts(imageId, reply))
    })
  }

  private shownConflicts(imageId: string, { conflicts }: SendReply): readonly ShownConflict[] {
    const [session] = this.sessionsOf(imageId)
    return conflicts.map(conflict => ({
      ...conflict,
      imageId,
      theirName: session?.labels.authorOf(conflict.labelId) ?? null,
    }))
  }

  /** The newest of each label counts. */
  private addConflicts(conflicts: readonly ShownConflict[]): void {
    if (conflicts.length === 0) return
    const ids = new Set(conflicts.map(conflict => conflict.labelId))
    this.conflicts.set([...conflicts, ...this.conflicts.get().filter(each => !ids.has(each.labelId))])
  }

  private async onRefused(entry: KeptEntry, message: string): Promise<void> {
    await this.outboxOf(entry, outbox => outbox.refuse(entry, message))
    this.options.surroundings.tell({ kind: 'changed' })
    await this.count()
  }

  private onFollowed(session: OpenSession, change: AppliedChange): void {
    const { id } = session.image
    this.revisions.set(id, Math.max(change.revision, this.revisions.get(id) ?? 0))
    const own = session.isOwn(change.id)
    session.labels.receive(change)
    if (own) return
    for (const listener of this.remoteListeners) {
      listener({ imageId: id, authorName: change.authorName, change })
    }
  }

  private onTold(message: TabMessage): void {
    if (message.kind === 'acknowledged') this.takeIn(message.imageId, message.entryId, message.reply)
    if (message.kind === 'discarded') {
      for (const session of this.sessionsOf(message.imageId)) session.labels.discard(message.entryId)
    }
    void this.count()
  }

  private sessionsOf(imageId: string): readonly OpenSession[] {
    return [...this.sessions.values()].filter(session => session.image.id === imageId)
  }

  private async refusedEntry(id: string): Promise<KeptEntry | undefined> {
    const kept = [...(await this.durable.counted()).refused, ...(await this.overflow.counted()).refused]
    return kept.find(entry => entry.id === id)
  }

  private async outboxOf(entry: KeptEntry, use: (outbox: Outbox) => Promise<unknown>): Promise<void> {
    const inOverflow = (await this.overflow.ofImage(entry.imageId)).some(each => each.id === entry.id)
    await use(inOverflow ? this.overflow : this.durable)
  }

  private async count(): Promise<void> {
    if (this.closed) return
    const mine = ++this.counts
    const kept = [await this.durable.counted(), await this.overflow.counted()]
    // A later count knows more; it is on its way.
    if (mine !== this.counts) return
    this.waiting = kept.reduce((sum, each) => sum + each.waiting, 0)
    for (const counted of this.whenCounted.splice(0)) counted()
    this.refused.set(kept.flatMap(each => each.refused).map(refusedChange))
    this.tellState()
  }

  private tellState(): void {
    const waiting = this.waiting + this.writer.unwritten()
    const refused = this.refused.get().length
    const next = stateOf(this.sending, waiting, refused)
    if (JSON.stringify(next) !== JSON.stringify(this.state.get())) this.state.set(next)
  }
}
