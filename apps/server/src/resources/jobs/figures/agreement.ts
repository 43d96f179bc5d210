import { type Box, boxIou, type Geometry, type Mask, maskIou, type Size } from '@gesso/core'
import { boundsOf, drawnAs, maskOf } from '@gesso/shapes'

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

/** From here on two labels mark one object. */
const sameObject = 0.5

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
  const total = made.length + reviewed.length
  if (total === 0) return { agreement: 1, iou: null }
  const untouched = new Map(made.map(label => [`${label.id} ${label.version}`, label]))
  const same = reviewed.filter(label => untouched.has(`${label.id} ${label.version}`))
  const ids = new Set(same.map(label => label.id))
  const matches = matched(
    made.filter(label => !ids.has(label.id)).map(label => answered(label, size)),
    reviewed.filter(label => !ids.has(label.id)).map(label => answered(label, size)),
  )
  const agreed = same.length + matches.filter(({ sameClass }) => sameClass).length
  const overlap = matches.reduce((sum, { iou }) => sum + iou, same.length)
  const objects = same.length + matches.length
  return { agreement: (2 * agreed) / total, iou: objects > 0 ? overlap / objects : null }
}

interface Answered {
  readonly label: Comparable
  readonly bounds: Box
  mask(): Mask | undefined
}

function answered(label: Comparable, size: Size): Answered {
  let mask: { readonly value: Mask | undefined } | undefined
  return {
    label,
    bounds: boundsOf(label),
    mask() {
      mask ??= { value: drawnAs(label) === 'box' ? undefined : maskOf(label, size) }
      return mask.value
    },
  }
}

interface Match {
  readonly iou: number
  readonly sameClass: boolean
}

function matched(made: readonly Answered[], reviewed: readonly Answered[]): Match[] {
  const pairs = made.flatMap(a =>
    reviewed.flatMap(b => {
      const iou = overlapOf(a, b)
      return iou >= sameObject ? [{ a, b, iou, sameClass: a.label.classId === b.label.classId }] : []
    }),
  )
  // Of pairs that overlap alike, those of one class and of one label go first.
  const kinship = ({ a, b, sameClass }: (typeof pairs)[number]) =>
    Number(sameClass) + Number(a.label.id === b.label.id)
  pairs.sort((p, q) => q.iou - p.iou || kinship(q) - kinship(p))
  const taken = new Set<Answered>()
  return pairs.filter(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return false
    taken.add(a).add(b)
    return true
  })
}

function overlapOf(a: Answered, b: Answered): number {
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
