import { type Box, boxIou, type Geometry, type Mask, maskIou, type Size } from '@gesso/core'
import { boxOf, drawnAs, maskOf } from '@gesso/shapes'

/** What is asked of a label to tell whether it stands twice. */
export interface Comparable {
  readonly id: string
  readonly classId: string
  readonly shape: string
  readonly geometry: Geometry
  readonly createdAt: Date
}

/** A label that stands for what an older one stands for already. */
export interface Duplicate<L> {
  readonly label: L
  readonly kept: L
  /** of the two, 0 to 1; along a chain it may be less than what was asked for */
  readonly iou: number
}

/** A label of an image with its answers. */
interface Answered<L> {
  readonly label: L
  readonly box: Box
  /** pixels, for what is more than its box */
  mask(): Mask | undefined
}

/** More than floats can err, less than what counts in a picture. */
const slack = 1e-6

/**
 * The duplicates among the labels of one image, whatever their order: those of one class and drawn alike whose boxes, and
 * whose pixels where they are more than boxes, overlap enough. Of labels that are duplicates of each other, or of some
 * in between, the oldest is kept. What has no box to compare, as keypoints have none, is never a duplicate.
 * @param iou shared area over joint area from which on it is enough, above 0
 */
export function duplicatesAmong<L extends Comparable>(
  labels: readonly L[],
  size: Size,
  iou: number,
): Duplicate<L>[] {
  return [...groupsOf(labels, size).values()]
    .flatMap(group => duplicatesIn(group, iou))
    .sort((a, b) => byAge(a.label, b.label))
}

function groupsOf<L extends Comparable>(labels: readonly L[], size: Size): Map<string, Answered<L>[]> {
  const groups = new Map<string, Answered<L>[]>()
  for (const label of labels) {
    const box = boxOf(label)
    if (!box) continue
    const drawn = drawnAs(label)
    const key = `${label.classId} ${drawn}`
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push({ label, box, mask: drawn === 'box' ? () => undefined : once(() => maskOf(label, size)) })
  }
  return groups
}

function duplicatesIn<L extends Comparable>(group: Answered<L>[], iou: number): Duplicate<L>[] {
  const sorted = [...group].sort((a, b) => a.box.left - b.box.left)
  const kept = new Map<Answered<L>, Answered<L>>()
  const keptFor = (each: Answered<L>): Answered<L> => {
    let oldest = each
    for (let older = kept.get(each); older; older = kept.get(older)) oldest = older
    if (oldest !== each) kept.set(each, oldest)
    return oldest
  }
  for (const [index, a] of sorted.entries()) {
    // What both share is at least that part of either, so of its width too: their left edges lie near each other.
    const { left, right } = a.box
    const farthest = left + (right - left) * (1 - iou) + slack
    for (let at = index + 1; at < sorted.length; at++) {
      const b = sorted[at]
      if (!b || b.box.left > farthest) break
      const [keptA, keptB] = [keptFor(a), keptFor(b)]
      if (keptA === keptB || overlapOf(a, b, iou) < iou) continue
      const [older, newer] = byAge(keptA.label, keptB.label) < 0 ? [keptA, keptB] : [keptB, keptA]
      kept.set(newer, older)
    }
  }
  return [...kept.keys()].map(each => {
    const older = keptFor(each)
    return { label: each.label, kept: older.label, iou: overlapOf(each, older) }
  })
}

/** @param enough what boxes must reach for pixels to be looked at */
function overlapOf<L>(a: Answered<L>, b: Answered<L>, enough = 0): number {
  const boxes = boxIou(a.box, b.box)
  if (boxes < enough) return boxes
  const [maskA, maskB] = [a.mask(), b.mask()]
  return maskA && maskB ? Math.min(boxes, maskIou(maskA, maskB)) : boxes
}

function byAge(a: Comparable, b: Comparable): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
