import type { Change } from './change.ts'
import type { LabelContent } from './label.ts'

/** Whether a change changes nothing. */
export function isEmptyChange<L extends LabelContent>(change: Change<L>): boolean {
  return change.added.length === 0 && change.updated.length === 0 && change.removed.length === 0
}

/** The change that undoes `change`. */
export function reverseChange<L extends LabelContent>(change: Change<L>): Change<L> {
  return {
    added: change.removed,
    updated: change.updated.map(([from, to]) => [to, from] as const),
    removed: change.added,
  }
}

/**
 * One change that does what `first` and then `second` do; what they undo of each other is left out.
 * An id stands at most once in each; `second` was made on the labels that `first` left.
 */
export function squashChanges<L extends LabelContent>(first: Change<L>, second: Change<L>): Change<L> {
  const before = new Map<string, L | undefined>()
  const after = new Map<string, L | undefined>()
  for (const change of [first, second]) {
    for (const [id, from, to] of steps(change)) {
      if (!before.has(id)) before.set(id, from)
      after.set(id, to)
    }
  }
  const added: L[] = []
  const updated: (readonly [L, L])[] = []
  const removed: L[] = []
  for (const [id, from] of before) {
    const to = after.get(id)
    if (from === undefined) {
      if (to !== undefined) added.push(to)
    } else if (to === undefined) removed.push(from)
    else if (!sameValue(from, to)) updated.push([from, to])
  }
  return { added, updated, removed }
}

/**
 * The labels after a change: what is added or updated stands as the change says, what is removed is gone.
 * It trusts the change to fit; noticing a concurrent edit is the business of whoever knows the versions.
 */
export function applyChange<L extends LabelContent>(
  labels: ReadonlyMap<string, L>,
  change: Change<L>,
): Map<string, L> {
  const changed = new Map(labels)
  for (const [id, , to] of steps(change)) {
    if (to === undefined) changed.delete(id)
    else changed.set(id, to)
  }
  return changed
}

function* steps<L extends LabelContent>(
  change: Change<L>,
): Generator<readonly [id: string, from: L | undefined, to: L | undefined]> {
  for (const label of change.removed) yield [label.id, label, undefined]
  for (const [from, to] of change.updated) yield [to.id, from, to]
  for (const label of change.added) yield [label.id, undefined, label]
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const entries = Object.entries(a)
  const others = new Map(Object.entries(b))
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && sameValue(value, others.get(key)))
  )
}
