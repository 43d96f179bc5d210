import {
  AppError,
  boxRounded,
  type Geometry,
  type Mask,
  maskArea,
  maskBorder,
  maskFromRunPairs,
  maskIn,
  type Point,
  runPairsOf,
  type Size,
} from '@gesso/core'
import { boundsOf, boxOf, drawnAs, maskOf, ringsOf, type Shaped } from '@gesso/shapes'

/** Left, top, right, bottom in whole pixels of the image; right and bottom are exclusive. */
export type WireBox = readonly [left: number, top: number, right: number, bottom: number]

/**
 * The three places in which the wire holds the geometry of a label. A polygon is one ring, open or closed. A mask is start
 * and length in turn, pixels counted from 1 row by row inside the bbox; a run may go on over the end of a row.
 */
export interface WireGeometry {
  readonly bbox: WireBox | null
  readonly polygon: readonly Point[] | null
  readonly mask: readonly number[] | null
}

/** A geometry of ours, and the place on the wire that it is from. */
export interface Taken {
  readonly shape: string
  readonly geometry: Geometry
  readonly from: keyof WireGeometry | 'keypoints'
}

/**
 * The geometry that a label on the wire means: its pixels if it has any, else its ring, else its box.
 * @param field how the label is called in errors, e.g. `[3]`
 * @throws AppError `invalid_input` naming the place; what needs the image to be judged is judged later
 */
export function geometryFromWire(sent: WireGeometry, field: string): Taken {
  const { bbox, polygon, mask } = sent
  if (bbox !== null) checkBox(bbox, `${field}.bbox`)
  if (mask !== null) {
    if (bbox === null) throw invalid(`${field}.mask`, 'needs a bbox, which says where it lies')
    return { shape: 'mask', geometry: { ...maskFromWire(bbox, mask, `${field}.mask`) }, from: 'mask' }
  }
  if (polygon !== null) return { shape: 'polygon', geometry: { rings: [polygon] }, from: 'polygon' }
  if (bbox === null)
    throw invalid(`${field}.bbox`, 'is missing; a label needs a bbox, a polygon or keypoints')
  const [left, top, right, bottom] = bbox
  return { shape: 'box', geometry: { left, top, right, bottom }, from: 'bbox' }
}

/** What the wire is told of a geometry; fractions are rounded, and several rings are told as pixels. */
export function wireFromGeometry(label: Shaped, size: Size): WireGeometry {
  if (boxOf(label) === undefined) return nowhere
  const drawn = drawnAs(label)
  const rings = drawn === 'box' || drawn === 'mask' ? [] : (ringsOf(label) ?? [])
  const [ring] = rings
  if (ring !== undefined && rings.length === 1) {
    const polygon = ring.map(([x, y]): Point => [Math.round(x), Math.round(y)])
    return { bbox: wireBoundsOf(label), polygon, mask: null }
  }
  const mask = drawn === 'mask' || rings.length > 1 ? maskOf(label, size) : undefined
  if (mask !== undefined && maskArea(mask) > 0) return wireFromMask(mask)
  return { bbox: wireBoundsOf(label), polygon: null, mask: null }
}

/** Keypoints are told in a place of their own; for lines and landmarks this API has none. */
const nowhere: WireGeometry = { bbox: null, polygon: null, mask: null }

/**
 * The pixels at the edge of a label, as text: start and length in turn with commas between, counted from 1 row by row
 * inside the bbox, as in `mask`. The vendor does not say what its `border_mask` is; this is our reading.
 * @returns null where the label has no area, or none in the bbox
 */
export function borderOf(label: Shaped, bbox: WireBox | null, size: Size): string | null {
  const mask = maskOf(label, size)
  if (mask === undefined || bbox === null) return null
  const [left, top, right, bottom] = bbox
  const border = maskIn({ left, top, width: right - left, height: bottom - top }, maskBorder(mask))
  return (
    runPairsOf(border)
      .flatMap(([start, length]) => [start + 1, length])
      .join(',') || null
  )
}

function wireFromMask(mask: Mask): WireGeometry {
  const { left, top, width, height } = mask
  const runs = runPairsOf(mask).flatMap(([start, length]) => [start + 1, length])
  return { bbox: [left, top, left + width, top + height], polygon: null, mask: runs }
}

function wireBoundsOf(label: Shaped): WireBox {
  const { left, top, right, bottom } = boxRounded(boundsOf(label))
  return [left, top, right, bottom]
}

function maskFromWire(bbox: WireBox, mask: readonly number[], field: string): Mask {
  const [left, top, right, bottom] = bbox
  const frame = { left, top, width: right - left, height: bottom - top }
  if (mask.length % 2 !== 0) throw invalid(field, 'is not made of pairs: start and length of each run')
  const pairs: [start: number, length: number][] = []
  let free = 1
  for (let index = 0; index < mask.length; index += 2) {
    const [start = 0, length = 0] = mask.slice(index, index + 2)
    const problem = runProblem(start, length, free, frame.width * frame.height)
    if (problem !== undefined) throw invalid(field, problem)
    free = start + length
    pairs.push([start - 1, length])
  }
  return maskFromRunPairs(frame, pairs)
}

function runProblem(start: number, length: number, free: number, area: number): string | undefined {
  if (start < 1) return `has a run that starts at ${start}; pixels are counted from 1`
  if (length < 1) return `has a run of length ${length}; at least 1 is needed`
  if (start < free) return `has a run at ${start} that begins before the run before it ends`
  const last = start + length - 1
  return last > area ? `has a run up to pixel ${last}, outside its bbox of ${area} pixels` : undefined
}

function checkBox([left, top, right, bottom]: WireBox, field: string): void {
  if (right <= left)
    throw invalid(field, `has its right edge (${right}) not right of its left edge (${left})`)
  if (bottom <= top) throw invalid(field, `has its bottom edge (${bottom}) not below its top edge (${top})`)
}

function invalid(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
