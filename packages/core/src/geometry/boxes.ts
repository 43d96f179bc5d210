import { AppError } from '../errors.ts'
import type { Box, Point, Ring, Size } from './types.ts'

/**
 * The smallest box around `points`.
 * @throws AppError `geometry_invalid` when there are none
 */
export function boxOfPoints(points: readonly Point[]): Box {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const point of points) {
    // Not taken apart as [x, y]: that makes an iterator a point, and every label passes here.
    const x = point[0]
    const y = point[1]
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  if (points.length === 0) throw new AppError('geometry_invalid', { field: 'points', problem: 'are empty' })
  return { left, top, right, bottom }
}

/** The whole image as a box. */
export function boxOfImage(size: Size): Box {
  return { left: 0, top: 0, right: size.width, bottom: size.height }
}

/** The corners clockwise from the top left, as a ring. */
export function boxCorners(box: Box): Ring {
  return [
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ]
}

/** Width times height in square pixels; 0 for an inverted box. */
export function boxArea(box: Box): number {
  return Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top)
}

/** The middle of a box. */
export function boxCentre(box: Box): Point {
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
}

/** The smallest box around both. */
export function boxUnion(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

/** What both boxes cover, or undefined when they share no area. */
export function boxIntersection(a: Box, b: Box): Box | undefined {
  const shared = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
  return shared.left < shared.right && shared.top < shared.bottom ? shared : undefined
}

/** Shared area over joint area, 0 to 1; 0 when neither has an area. */
export function boxIou(a: Box, b: Box): number {
  const both = boxIntersection(a, b)
  if (both === undefined) return 0
  const shared = boxArea(both)
  return shared / (boxArea(a) + boxArea(b) - shared)
}

/** Whether `point` lies in the box or at most `slack` pixels outside; with no slack the max edges are exclusive. */
export function boxContains(box: Box, point: Point, slack = 0): boolean {
  const [x, y] = point
  if (slack > 0) {
    return x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack
  }
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom
}

/** Whether `inner` leaves `outer` nowhere. */
export function boxCovers(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  )
}

/** The part of a box that lies on an image, or undefined when nothing does. */
export function boxInImage(box: Box, size: Size): Box | undefined {
  return boxIntersection(box, boxOfImage(size))
}

/** The same box moved. */
export function boxMoved(box: Box, dx: number, dy: number): Box {
  return { left: box.left + dx, top: box.top + dy, right: box.right + dx, bottom: box.bottom + dy }
}

/** The same box with each edge pushed out by `by` pixels; negative pulls in, never past its middle. */
export function boxGrown(box: Box, by: number): Box {
  const byX = Math.max(by, (box.left - box.right) / 2)
  const byY = Math.max(by, (box.top - box.bottom) / 2)
  return { left: box.left - byX, top: box.top - byY, right: box.right + byX, bottom: box.bottom + byY }
}

/** The same box in an image whose sides are `scaleX` and `scaleY` times as long. */
export function boxScaled(box: Box, scaleX: number, scaleY = scaleX): Box {
  return {
    left: box.left * scaleX,
    top: box.top * scaleY,
    right: box.right * scaleX,
    bottom: box.bottom * scaleY,
  }
}

/** The smallest box of whole pixels around a box. */
export function boxOfWholePixels(box: Box): Box {
  return {
    left: Math.floor(box.left),
    top: Math.floor(box.top),
    right: Math.ceil(box.right),
    bottom: Math.ceil(box.bottom),
  }
}

/** The box with its sides on the nearest whole pixels; where that leaves no length, it keeps the pixels that it lies on. */
export function boxRounded(box: Box): Box {
  const [left, right] = roundedSide(box.left, box.right)
  const [top, bottom] = roundedSide(box.top, box.bottom)
  return { left, top, right, bottom }
}

function roundedSide(from: number, to: number): [number, number] {
  const start = Math.round(from)
  const end = Math.round(to)
  return start < end ? [start, end] : [Math.floor(from), Math.max(Math.ceil(to), Math.floor(from) + 1)]
}

/** How a drag is read while keys are held. */
export interface DragOptions {
  /** both sides as long as the longer one */
  readonly square?: boolean
  /** the origin is the middle, not a corner */
  readonly centred?: boolean
}

/** The box between where a drag began and where it is; never inverted, empty when the drag has not moved. */
export function boxFromDrag(origin: Point, end: Point, options: DragOptions = {}): Box {
  let dx = end[0] - origin[0]
  let dy = end[1] - origin[1]
  if (options.square === true) {
    const side = Math.max(Math.abs(dx), Math.abs(dy))
    dx = dx < 0 ? -side : side
    dy = dy < 0 ? -side : side
  }
  const [x, y]: Point = options.centred === true ? [origin[0] - dx, origin[1] - dy] : origin
  return boxOfPoints([
    [x, y],
    [origin[0] + dx, origin[1] + dy],
  ])
}

/** Why these numbers are no box, or undefined; continues "geometry ...". */
export function boxProblem(box: Box): string | undefined {
  const { left, top, right, bottom } = box
  if (![left, top, right, bottom].every(Number.isFinite))
    return 'has a coordinate that is not a finite number'
  if (!(left < right)) return `has left ${left} not below right ${right}`
  if (!(top < bottom)) return `has top ${top} not below bottom ${bottom}`
  return undefined
}
