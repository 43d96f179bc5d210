import type { Label } from '@gesso/core'

/** What became of one label between two versions. */
export type LabelDifference =
  | { readonly what: 'added'; readonly now: Label }
  | { readonly what: 'removed'; readonly before: Label }
  | {
      readonly what: 'changed'
      readonly before: Label
      readonly now: Label
      /** which parts of it */
      readonly parts: readonly Part[]
    }

/** A part of a label that can differ. */
export type Part = 'presence' | 'class' | 'place' | 'attributes' | 'order'

const fields = {
  // Of one label in two versions at one place: there it is in both. Tracks tell it by their frames.
  presence: () => true,
  class: ({ classId }: Label) => classId,
  place: ({ shape, geometry, keyframes }: Label) => [shape, geometry, keyframes ?? null],
  attributes: ({ attributes }: Label) => attributes,
  order: ({ zIndex }: Label) => zIndex,
} as const

/** All parts, in the order in which they are told. */
export const parts = ['presence', 'class', 'place', 'attributes', 'order'] as const

/** What differs between two versions of the labels of a media: added, then changed, then removed. */
export function labelDifferences(
  before: readonly Label[],
  now: readonly Label[],
): readonly LabelDifference[] {
  const old = new Map(before.map(label => [label.id, label]))
  const current = new Map(now.map(label => [label.id, label]))
  const added = now.filter(({ id }) => !old.has(id)).map(label => ({ what: 'added', now: label }) as const)
  const removed = before
    .filter(({ id }) => !current.has(id))
    .map(label => ({ what: 'removed', before: label }) as const)
  const changed = now.flatMap(label => {
    const was = old.get(label.id)
    const differing = was ? parts.filter(part => !same(fields[part](was), fields[part](label))) : []
    return was && differing.length > 0
      ? [{ what: 'changed', before: was, now: label, parts: differing } as const]
      : []
  })
  return [...added, ...changed, ...removed]
}

/** What happened to a label, in words for people. */
export function differenceWords(difference: LabelDifference): string {
  if (difference.what !== 'changed') return difference.what
  const said = {
    presence: 'seen elsewhere',
    class: 'another class',
    place: 'moved',
    attributes: 'attributes',
    order: 'order',
  }
  return difference.parts.map(part => said[part]).join(', ')
}

/** What rounding may add to a number, as a share of it: places between keyframes are computed. */
const rounding = 1e-9

/** Whether two pieces of plain JSON say the same, in whatever order their keys stand, but for rounding. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= rounding * Math.max(1, Math.abs(a), Math.abs(b))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [ofA, ofB] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return ofA.size === ofB.size && [...ofA].every(([key, value]) => ofB.has(key) && same(value, ofB.get(key)))
}

/** The label of a difference as it is now; of a removed one, as it was. */
export function labelOf(difference: LabelDifference): Label {
  return difference.what === 'removed' ? difference.before : difference.now
}
