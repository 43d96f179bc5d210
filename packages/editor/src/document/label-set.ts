import { type Box, byStack, type Change, type Label } from '@gesso/core'
import RBush from 'rbush'
import { cell } from '../reactive/cells.ts'

interface Entry {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly label: Label
}

/** Labels by id, in stacking order and by place. Changing one of ten thousand costs microseconds. */
export interface LabelSet {
  get(id: string): Label | undefined
  has(id: string): boolean
  /** back to front; the same array until something changes */
  ordered(): readonly Label[]
  meeting(box: Box): readonly Label[]
  boundsOf(label: Label): Box
  /** Takes in a change without asking whether it fits. */
  apply(change: Change<Label>): void
  replaceAll(labels: readonly Label[]): void
  /** What `onChange` listeners are told: where something looks different now; null = everywhere. */
  onChange(listener: (areas: readonly Box[] | null) => void): () => void
}

/** An empty set; `boundsOf` is asked once for each label. */
export function createLabelSet(boundsOf: (label: Label) => Box): LabelSet {
  const entries = new Map<string, Entry>()
  const tree = new RBush<Entry>()
  const revision = cell(0)
  const listeners = new Set<(areas: readonly Box[] | null) => void>()
  let order: readonly Label[] | null = []

  function remove(id: string): void {
    const entry = entries.get(id)
    if (entry === undefined) return
    tree.remove(entry)
    entries.delete(id)
  }

  function put(label: Label): void {
    remove(label.id)
    const entry = entryOf(label, boundsOf(label))
    entries.set(label.id, entry)
    tree.insert(entry)
  }

  function changed(areas: readonly Box[] | null): void {
    order = null
    revision.set(revision.get() + 1)
    for (const listener of listeners) listener(areas)
  }

  return {
    get(id) {
      revision.get()
      return entries.get(id)?.label
    },
    has(id) {
      revision.get()
      return entries.has(id)
    },
    ordered() {
      revision.get()
      order ??= [...entries.values()].map(entry => entry.label).sort(byStack)
      return order
    },
    meeting(box) {
      revision.get()
      return tree
        .search({ minX: box.left, minY: box.top, maxX: box.right, maxY: box.bottom })
        .map(entry => entry.label)
    },
    boundsOf(label) {
      const entry = entries.get(label.id)
      return entry?.label === label ? boxOf(entry) : boundsOf(label)
    },
    apply(change) {
      const areas: Box[] = []
      for (const label of [...change.removed, ...change.updated.map(([, to]) => to), ...change.added]) {
        const before = entries.get(label.id)
        if (before !== undefined) areas.push(boxOf(before))
      }
      for (const { id } of change.removed) remove(id)
      for (const [, to] of change.updated) put(to)
      for (const label of change.added) put(label)
      for (const label of [...change.updated.map(([, to]) => to), ...change.added]) {
        const after = entries.get(label.id)
        if (after !== undefined) areas.push(boxOf(after))
      }
      changed(areas)
    },
    replaceAll(labels) {
      entries.clear()
      tree.clear()
      for (const label of labels) entries.set(label.id, entryOf(label, boundsOf(label)))
      tree.load([...entries.values()])
      changed(null)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function entryOf(label: Label, bounds: Box): Entry {
  return { minX: bounds.left, minY: bounds.top, maxX: bounds.right, maxY: bounds.bottom, label }
}

function boxOf(entry: Entry): Box {
  return { left: entry.minX, top: entry.minY, right: entry.maxX, bottom: entry.maxY }
}
