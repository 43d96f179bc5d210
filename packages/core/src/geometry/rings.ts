import { boxOfPoints } from './boxes.ts'
import type { Point, Ring } from './types.ts'

/** Area by the shoelace rule in square pixels: positive clockwise on the screen, negative the other way. */
export function ringArea(ring: Ring): number {
  const origin = ring[0]
  let before = ring.at(-1)
  if (origin === undefined || before === undefined) return 0
  let doubled = 0
  for (const point of ring) {
    // Measured from the first point, so that a small ring far from the origin keeps its digits.
    doubled +=
      (before[0] - origin[0]) * (point[1] - origin[1]) - (point[0] - origin[0]) * (before[1] - origin[1])
    before = point
  }
  return doubled / 2
}

/**
 * Where the edge from `a` to `b` crosses the horizontal line at `y`.
 * The end points are ordered first: the edge that two rings share gives both the same number, so no pixel falls between.
 */
export function crossingX(a: Point, b: Point, y: number): number {
  const [upper, lower] = a[1] < b[1] ? [a, b] : [b, a]
  return ((lower[0] - upper[0]) * (y - upper[1])) / (lower[1] - upper[1]) + upper[0]
}

/** Whether `point` lies inside by the even-odd rule over all rings; left and top edges belong, right and bottom do not. */
export function pointInRings(rings: readonly Ring[], point: Point): boolean {
  const [x, y] = point
  let inside = false
  for (const ring of rings) {
    let before = ring.at(-1)
    if (before === undefined) continue
    for (const corner of ring) {
      if (before[1] > y !== corner[1] > y && x < crossingX(before, corner, y)) inside = !inside
      before = corner
    }
  }
  return inside
}

/** The point of a ring's outline that lies nearest to some place. */
export interface NearestOnRing {
  readonly ring: number
  /** the edge from the corner of this index to the next */
  readonly edge: number
  /** how far along the edge, 0 to 1 */
  readonly t: number
  readonly point: Point
  /** in pixels */
  readonly distance: number
}

/** The point on the outlines nearest to `point`, the first of equals; undefined when there is no corner at all. */
export function nearestOnRings(rings: readonly Ring[], point: Point): NearestOnRing | undefined {
  let nearest = Number.POSITIVE_INFINITY
  let found: Omit<NearestOnRing, 'distance'> | undefined
  for (const [ringIndex, ring] of rings.entries()) {
    let from = ring.at(-1)
    let edge = ring.length - 1
    for (let index = 0; index < ring.length; index++) {
      const to = ring[index]
      if (from === undefined || to === undefined) break
      const t = alongSegment(from, to, point)
      const x = from[0] + (to[0] - from[0]) * t
      const y = from[1] + (to[1] - from[1]) * t
      const squared = (point[0] - x) ** 2 + (point[1] - y) ** 2
      if (squared < nearest) {
        nearest = squared
        found = { ring: ringIndex, edge, t, point: [x, y] }
      }
      from = to
      edge = index
    }
  }
  return found && { ...found, distance: Math.sqrt(nearest) }
}

/** How far along the segment the point nearest to `point` lies, 0 to 1. */
export function alongSegment(from: Point, to: Point, point: Point): number {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const squared = dx * dx + dy * dy
  if (squared === 0) return 0
  const t = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / squared
  return Math.min(1, Math.max(0, t))
}

/** The ring without a last point that repeats the first, as some formats write it. */
export function openRing(ring: Ring): Ring {
  const first = ring[0]
  const last = ring.at(-1)
  if (ring.length < 2 || first === undefined || last === undefined) return ring
  return samePoint(first, last) ? ring.slice(0, -1) : ring
}

/** Why a ring encloses nothing, or undefined; continues "geometry ...". */
export function ringProblem(ring: Ring): string | undefined {
  for (const [x, y] of ring) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return 'has a coordinate that is not a finite number'
  }
  const distinct = distinctPoints(ring)
  if (distinct < 3) return `has ${distinct} distinct points; at least 3 are needed`
  if (!hasPlainArea(ring) && turningRing(ring).length < 3) return 'has no area'
  return undefined
}

/** How many different points there are, counted to 3. */
function distinctPoints(ring: Ring): number {
  const [first] = ring
  if (first === undefined) return 0
  const second = ring.find(point => !samePoint(point, first))
  if (second === undefined) return 1
  return ring.some(point => !samePoint(point, first) && !samePoint(point, second)) ? 3 : 2
}

function samePoint(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** Whether the shoelace area alone says that a ring encloses something: the quick answer for nearly every ring. */
function hasPlainArea(ring: Ring): boolean {
  const { left, top, right, bottom } = boxOfPoints(ring)
  return Math.abs(ringArea(ring)) > 1e-6 * (right - left) * (bottom - top)
}

/**
 * The ring without points that do not turn: doubles, points on a straight edge, and spikes that run out and back.
 * What encloses nothing is left with fewer than three points; a figure eight, whose shoelace area is 0, stays.
 */
export function turningRing(ring: Ring): Ring {
  const kept: Point[] = []
  for (const point of ring) {
    kept.push(point)
    dropStraightEnd(kept)
  }
  // The ends meet too: drop there until both the last and the first point turn.
  let start = 0
  for (let settled = false; !settled && kept.length - start >= 3; ) {
    const first = kept[start]
    const second = kept[start + 1]
    const last = kept.at(-1)
    const beforeLast = kept.at(-2)
    if (first === undefined || second === undefined || last === undefined || beforeLast === undefined) break
    if (straight(beforeLast, last, first)) kept.pop()
    else if (straight(last, first, second)) start++
    else settled = true
  }
  const turning = kept.slice(start)
  return turning.length < 3 ? [] : turning
}

function dropStraightEnd(kept: Point[]): void {
  for (;;) {
    const c = kept.at(-1)
    const b = kept.at(-2)
    const a = kept.at(-3)
    if (c === undefined || b === undefined) return
    if (samePoint(b, c)) kept.pop()
    else if (a !== undefined && straight(a, b, c)) {
      kept.splice(-2, 1)
    } else return
  }
}

/** Whether `b` adds no area between `a` and `c`, up to the rounding of the coordinates. */
function straight(a: Point, b: Point, c: Point): boolean {
  const abX = b[0] - a[0]
  const abY = b[1] - a[1]
  const bcX = c[0] - b[0]
  const bcY = c[1] - b[1]
  const cross = abX * bcY - abY * bcX
  return cross * cross <= 1e-24 * (abX * abX + abY * abY) * (bcX * bcX + bcY * bcY)
}
