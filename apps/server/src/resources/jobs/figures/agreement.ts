import { type Box, boxIou, type Geometry, type Mask, maskIou, type Size } from '@gesso/core'
import { boundsOf, drawnAs, maskOf, type Shaped } from '@gesso/shapes'

/** What two versions of a label are compared by. */
export interface Comparable {
  readonly id: string
  readonly classId: string
  readonly shape: string
  readonly geometry: Geometry
  readonly version: number
}

/** How far two versions of the labels of a media agree. */
export interface Agreement {
  /** 0 to 1: how many objects of both versions are in both, with one class; 1 where there are none at all */
  readonly agreement: number
  /** 0 to 1: how well the objects overlap that are in both, on average; null where there are none */
  readonly iou: number | null
}

/** A label of each version, and how well they overlap, 0 to 1. */
export interface Pair<L> {
  readonly made: L
  readonly reviewed: L
  readonly iou: number
}

/** From here on two labels mark one object. */
export const sameObject = 0.5

/**
 * Compares what was made with what became of it. Objects are matched by how well they overlap, the best pairs first; what
 * nobody touched is itself.
 * @param size of the picture, image space
 */
export function agreementOf(
  made: readonly Comparable[],
  reviewed: readonly Comparable[],
  size: Size,
): Agreement {
  return agreementBy(made, reviewed, (before, after) => {
    const others = after.map(reviewed => ({ reviewed, outline: outlineOf(reviewed, size) }))
    return before.flatMap(label => {
      const own = outlineOf(label, size)
      return others.map(({ reviewed, outline }) => ({ made: label, reviewed, iou: overlapOf(own, outline) }))
    })
  })
}

/**
 * Compares two versions of the labels of a media.
 * @param overlaps how well those overlap that somebody touched; pairs that are left out do not
 */
export function agreementBy<L extends Comparable>(
  made: readonly L[],
  reviewed: readonly L[],
  overlaps: (made: readonly L[], reviewed: readonly L[]) => readonly Pair<L>[],
): Agreement {
  const total = made.length + reviewed.length
  if (total === 0) return { agreement: 1, iou: null }
  const untouched = new Set(made.map(label => `${label.id} ${label.version}`))
  const same = reviewed.filter(label => untouched.has(`${label.id} ${label.version}`))
  const ids = new Set(same.map(label => label.id))
  const touched = (labels: readonly L[]) => labels.filter(label => !ids.has(label.id))
  const matches = matched(overlaps(touched(made), touched(reviewed)))
  const agreed = same.length + matches.filter(isOfOneClass).length
  const overlap = matches.reduce((sum, { iou }) => sum + iou, same.length)
  const objects = same.length + matches.length
  return { agreement: (2 * agreed) / total, iou: objects > 0 ? overlap / objects : null }
}

function matched<L extends Comparable>(pairs: readonly Pair<L>[]): readonly Pair<L>[] {
  // Of pairs that overlap alike, those of one class and of one label go first.
  const kinship = (pair: Pair<L>) => Number(isOfOneClass(pair)) + Number(pair.made.id === pair.reviewed.id)
  const best = pairs
    .filter(({ iou }) => iou >= sameObject)
    .sort((p, q) => q.iou - p.iou || kinship(q) - kinship(p))
  const taken = new Set<L>()
  return best.filter(({ made, reviewed }) => {
    if (taken.has(made) || taken.has(reviewed)) return false
    taken.add(made).add(reviewed)
    return true
  })
}

function isOfOneClass({ made, reviewed }: Pair<Comparable>): boolean {
  return made.classId === reviewed.classId
}

/** A shape that is asked once for what it takes time to answer. */
export interface Outline {
  readonly bounds: Box
  /** undefined where the bounds tell all */
  mask(): Mask | undefined
}

/** The outline of a shape. @param size of what it lies in, image space */
export function outlineOf(shaped: Shaped, size: Size): Outline {
  let mask: { readonly value: Mask | undefined } | undefined
  return {
    bounds: boundsOf(shaped),
    mask() {
      mask ??= { value: drawnAs(shaped) === 'box' ? undefined : maskOf(shaped, size) }
      return mask.value
    },
  }
}

/** How well two shapes overlap, 0 to 1; by their pixels where those can tell more than their boxes. */
export function overlapOf(a: Outline, b: Outline): number {
  if (sameBox(a.bounds, b.bounds) && (a.mask() === undefined || b.mask() === undefined)) return 1
  const boxes = boxIou(a.bounds, b.bounds)
  if (boxes < sameObject) return boxes
  const [maskA, maskB] = [a.mask(), b.mask()]
  return maskA && maskB ? maskIou(maskA, maskB) : boxes
}

/** Points and lines may have no area to share. */
function sameBox(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom
}
