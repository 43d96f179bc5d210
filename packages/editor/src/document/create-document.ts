import { AppError, boxArea, type Change, isEmptyChange, type Label, noAttributes } from '@gesso/core'
import type { Classes, Commit, LabelDocument, OpenImage, Selection, Visibility } from '../editor.ts'
import { batch, type Cell, cell, derived } from '../reactive/cells.ts'
import type { ShapeKit } from '../shape-kit.ts'
import { createHistory, type KeptHistory } from './history.ts'
import { createKeptLabels, type KeptLabels } from './kept-labels.ts'
import { createLabelSet, type LabelSet } from './label-set.ts'

/** What a document is made of and looks up. */
export interface DocumentParts {
  readonly kits: readonly ShapeKit[]
  readonly classes: Classes
  readonly selection: Selection
  readonly visibility: Visibility
  readonly mayEdit: Cell<boolean>
  /** a new uuid */
  newId(): string
  /** ISO 8601 */
  now(): string
  /** who edits here; null when unknown */
  readonly personId: string | null
  notify(text: string): void
  /** another image than before is shown, or a frame of another size */
  onOpen(): void
  /** another frame is about to be shown */
  onFrame(): void
}

/** The document with what only the editor itself may touch. */
export interface OwnedDocument {
  readonly document: LabelDocument
  readonly history: KeptHistory
  /** those that are seen */
  readonly labels: LabelSet
}

/** An empty document. */
export function createDocument(parts: DocumentParts): OwnedDocument {
  const kits = new Map(parts.kits.map(kit => [kit.shape.name, kit]))
  const image = cell<OpenImage | null>(null)
  const drafts = cell<ReadonlyMap<string, Label>>(new Map())
  const listeners = new Set<(commit: Commit) => void>()
  const shown = derived(() => {
    const opened = image.get()
    return opened?.frames ? { ...opened, size: kept.size() ?? opened.size } : opened
  })
  const kitOf = (label: Label) => kitNamed(kits, label.shape)
  const labels = createLabelSet(label => kitOf(label).shape.bounds(label.geometry))
  const kept = createKeptLabels(labels, kitOf)
  const history = createHistory(id => kept.get(id), edit, { here: kept.frame, goTo })

  function edit(name: string, change: Change<Label>): void {
    batch(() => {
      kept.apply(change)
      forgetRemoved(change, parts.selection)
      for (const listener of listeners) listener({ name, change })
    })
  }

  function commit(name: string, change: Change<Label>, joins?: string): void {
    if (!parts.mayEdit.get()) return
    // Others may have changed a label while it was under the hand.
    const fitting = kept.fitted(change)
    if (isEmptyChange(fitting)) return
    batch(() => {
      history.mark(name, fitting, joins)
      edit(name, fitting)
    })
  }

  function goTo(frame: number): void {
    const { frames = [] } = image.get() ?? {}
    const to = Math.max(0, Math.min(frames.length - 1, frame))
    if (frames.length === 0 || to === kept.frame()) return
    batch(() => {
      parts.onFrame()
      drafts.set(new Map())
      const before = kept.size()
      kept.goTo(to)
      const after = kept.size()
      if (before?.width !== after?.width || before?.height !== after?.height) parts.onOpen()
    })
  }

  const document: LabelDocument = {
    image: () => shown.get(),
    frame: () => kept.frame(),
    goTo,
    sizeFrame(frame, size) {
      kept.sizeFrame(frame, size)
      if (frame === kept.frame()) parts.onOpen()
    },
    kept: id => kept.get(id),
    allKept: () => kept.all(),
    label: id => labels.get(id),
    labels: () => labels.ordered(),
    open(next, loaded) {
      batch(() => {
        const another = image.get()?.id !== next.id
        image.set(next)
        history.forget()
        parts.selection.clear()
        parts.selection.hover(null)
        drafts.set(new Map())
        kept.open(
          next,
          loaded.filter(label => kits.has(label.shape)),
        )
        if (another) parts.onOpen()
      })
    },
    commit,
    receive(change) {
      batch(() => {
        kept.apply(change)
        forgetRemoved(change, parts.selection)
      })
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    newLabel: (shape, geometry, tool) => newLabel(parts, kept, { shape, geometry, tool }),
    labelsAt(point, slack) {
      const [x, y] = point
      const hit = (label: Label, reach: number) => kitOf(label).shape.hit(label.geometry, point, reach)
      return (
        labels
          .meeting({ left: x - slack, top: y - slack, right: x + slack, bottom: y + slack })
          .filter(label => !parts.visibility.isHidden(label.id) && !parts.visibility.isLocked(label.id))
          .filter(label => hit(label, slack))
          // What is under the point itself comes before what is only near.
          .map(label => ({ label, near: hit(label, 0) ? 0 : 1, area: boxArea(labels.boundsOf(label)) }))
          .sort((a, b) => a.near - b.near || b.label.zIndex - a.label.zIndex || a.area - b.area)
          .map(each => each.label)
      )
    },
    labelsIn: box => labels.meeting(box),
    boundsOf: label => labels.boundsOf(label),
    kitOf,
    drafts: () => drafts.get(),
    setDrafts(next) {
      if (next.length === 0 && drafts.get().size === 0) return
      drafts.set(new Map(next.map(label => [label.id, label])))
    },
  }
  return { document, history, labels }
}

function kitNamed(kits: ReadonlyMap<string, ShapeKit>, shape: string): ShapeKit {
  const kit = kits.get(shape)
  if (kit === undefined) {
    throw new AppError('shape_unknown', { field: 'shape', shape, known: [...kits.keys()].join(', ') })
  }
  return kit
}

function forgetRemoved(change: Change<Label>, selection: Selection): void {
  if (change.removed.length === 0) return
  const removed = new Set(change.removed.map(label => label.id))
  const ids = selection.ids()
  if ([...ids].some(id => removed.has(id))) selection.set([...ids].filter(id => !removed.has(id)))
  const hovered = selection.hovered()
  if (hovered !== null && removed.has(hovered)) selection.hover(null)
}

function newLabel(
  parts: DocumentParts,
  kept: KeptLabels,
  made: Pick<Label, 'shape' | 'geometry' | 'tool'>,
): Label | undefined {
  const active = parts.classes.active()
  if (active === undefined) {
    parts.notify('There is no class yet: make one first.')
    return undefined
  }
  const now = parts.now()
  return {
    id: parts.newId(),
    classId: active.id,
    ...made,
    zIndex: kept.all().reduce((front, label) => Math.max(front, label.zIndex), -1) + 1,
    externalId: null,
    attributes: noAttributes,
    version: 0,
    createdAt: now,
    createdBy: parts.personId,
    updatedAt: now,
    updatedBy: parts.personId,
  }
}
