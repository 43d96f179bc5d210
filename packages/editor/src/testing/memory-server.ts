import type {
  AppliedChange,
  Change,
  ChangeRequest,
  Conflict,
  Label,
  LabelContent,
  RequestedLabel,
} from '@gesso/core'
import { type LoadedLabels, type SendReply, type Transport, TransportError } from '../sync/types.ts'
import { nextTurn } from './tabs.ts'

interface Image {
  revision: number
  readonly labels: Map<string, Label>
  readonly history: AppliedChange[]
  readonly replies: Map<string, SendReply>
  readonly followers: Set<(change: AppliedChange) => void>
}

/** What happens to a request: `lost` before it arrives, `answer lost` after it was carried out. */
export type Fate = 'arrives' | 'lost' | 'answer lost' | 'sent twice' | 'signed out' | 'refused'

/** A server in memory that keeps the rules of the real one: applied once, first edit stands, told after. */
export class MemoryServer {
  private readonly images = new Map<string, Image>()
  /** what happens to the next request of someone */
  fate: (authorName: string) => Fate = () => 'arrives'
  /** how many turns of the event loop the next answer, the next loaded list or the next live change takes */
  turns: () => number = () => 0
  /** every change that was carried out, in order */
  readonly log: AppliedChange[] = []
  requests = 0

  put(imageId: string, labels: readonly Label[]): void {
    for (const label of labels) this.image(imageId).labels.set(label.id, label)
    this.image(imageId).revision = 1
  }

  labels(imageId: string): readonly Label[] {
    return [...this.image(imageId).labels.values()]
  }

  /** The server as one person's browser sees it. */
  transportFor(authorName: string): Transport {
    return {
      load: async (imageId, signal) => {
        const loaded = this.load(imageId)
        await pass(this.turns())
        signal.throwIfAborted()
        return loaded
      },
      send: async (imageId, request) => this.receive(imageId, structuredClone(request), authorName),
      follow: (imageId, afterRevision, onChange) => {
        const image = this.image(imageId)
        let at = afterRevision
        let told = Promise.resolve()
        let late = 0
        const listener = (change: AppliedChange) => {
          if (change.revision <= at) return
          at = change.revision
          const turns = this.turns()
          // Late, but in order, and not to those who have stopped listening.
          if (turns === 0 && late === 0) {
            onChange(structuredClone(change))
            return
          }
          late++
          told = told
            .then(() => pass(turns))
            .then(() => {
              late--
              if (image.followers.has(listener)) onChange(structuredClone(change))
            })
        }
        for (const change of image.history) listener(change)
        image.followers.add(listener)
        return () => image.followers.delete(listener)
      },
    }
  }

  private load(imageId: string): LoadedLabels {
    const { revision, labels } = this.image(imageId)
    return structuredClone({ revision, labels: [...labels.values()] })
  }

  private async receive(imageId: string, request: ChangeRequest, authorName: string): Promise<SendReply> {
    this.requests++
    const fate = this.fate(authorName)
    await Promise.resolve()
    if (fate === 'lost') throw new TransportError('unreachable', 'the connection was lost')
    if (fate === 'signed out') throw new TransportError('signed-out', 'sign in')
    if (fate === 'refused') throw new TransportError('refused', 'geometry lies outside the image')
    if (fate === 'sent twice') this.carryOut(imageId, request, authorName)
    const reply = this.carryOut(imageId, request, authorName)
    await pass(this.turns())
    if (fate === 'answer lost') throw new TransportError('unreachable', 'the answer was lost')
    return structuredClone(reply)
  }

  private carryOut(imageId: string, request: ChangeRequest, authorName: string): SendReply {
    const image = this.image(imageId)
    const known = image.replies.get(request.id)
    if (known !== undefined) return known
    const revision = image.revision + 1
    const { change, conflicts } = judged(request, image.labels, revision)
    const applied: AppliedChange = {
      ...change,
      id: request.id,
      revision,
      authorId: authorName,
      authorName,
      origin: 'editor',
      createdAt: '',
    }
    for (const { id } of change.removed) image.labels.delete(id)
    for (const label of [...change.added, ...change.updated.map(([, to]) => to)])
      image.labels.set(label.id, label)
    image.revision = revision
    image.history.push(applied)
    this.log.push(applied)
    const reply = { revision, change: applied, conflicts }
    image.replies.set(request.id, reply)
    for (const follower of [...image.followers]) follower(applied)
    return reply
  }

  private image(imageId: string): Image {
    const known = this.images.get(imageId)
    if (known !== undefined) return known
    const made = {
      revision: 0,
      labels: new Map(),
      history: [],
      replies: new Map(),
      followers: new Set<never>(),
    }
    this.images.set(imageId, made)
    return made
  }
}

async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn()
}

function contentAsked({ locked, ...asked }: RequestedLabel, there: Label | undefined): LabelContent {
  const attributes = asked.attributes ?? there?.attributes ?? {}
  return { ...asked, attributes, ...((locked ?? there?.locked) ? { locked: true } : {}) }
}

function judged(
  request: ChangeRequest,
  labels: ReadonlyMap<string, Label>,
  revision: number,
): { readonly change: Change<Label>; readonly conflicts: readonly Conflict[] } {
  const stamp = {
    attributes: {},
    version: revision,
    createdAt: '',
    createdBy: null,
    updatedAt: '',
    updatedBy: null,
  }
  const conflicts: Conflict[] = []
  const added: Label[] = []
  const updated: (readonly [Label, Label])[] = []
  const removed: Label[] = []
  for (const asked of request.added) {
    const label = contentAsked(asked, undefined)
    const there = labels.get(label.id)
    if (there === undefined) added.push({ ...stamp, ...label })
    else conflicts.push({ labelId: label.id, reason: 'exists', yours: label, theirs: there })
  }
  for (const { version, to: asked } of request.updated) {
    const there = labels.get(asked.id)
    const to = contentAsked(asked, there)
    if (there === undefined) conflicts.push({ labelId: to.id, reason: 'removed', yours: to, theirs: null })
    else if (there.version === version) updated.push([there, { ...stamp, ...to }])
    else conflicts.push({ labelId: to.id, reason: 'changed', yours: to, theirs: there })
  }
  for (const { id, version } of request.removed) {
    const there = labels.get(id)
    if (there === undefined) continue
    if (there.version === version) removed.push(there)
    else conflicts.push({ labelId: id, reason: 'changed', yours: null, theirs: there })
  }
  return { change: { added, updated, removed }, conflicts }
}
