import { openRing, type Point, type Ring, ringArea } from '@gesso/core'
import { placeBetween, placesBetween } from '../places.ts'

/**
 * Rings between two keyframes, `t` from 0 to 1; at 0 and 1 the keyframes themselves.
 * Rings are matched in their order, and points too where both rings have as many; else both rings are walked at the
 * same pace from the points that lie alike. A ring without a match stands still until the keyframe where it ends.
 */
export function ringsBetween(from: readonly Ring[], to: readonly Ring[], t: number): readonly Ring[] {
  if (t <= 0) return from
  if (t >= 1) return to
  return from.map((ring, index) => {
    const other = to[index]
    return other === undefined ? ring : ringBetween(ring, other, t)
  })
}

function ringBetween(from: Ring, to: Ring, t: number): Ring {
  if (from.length === to.length) return placesBetween(from, to, t)
  const start = openRing(from)
  const end = alike(openRing(to), start)
  const paces = [...new Set([...pacesOf(start), ...pacesOf(end)])].sort((a, b) => a - b)
  const startPoints = pointsAt(start, paces)
  const endPoints = pointsAt(end, paces)
  return placesBetween(startPoints, endPoints, t)
}

/** `ring` turned the same way as `model` and begun where it lies most like the model's first point. */
function alike(ring: Ring, model: Ring): Ring {
  const turned = ringArea(ring) * ringArea(model) < 0 ? ring.toReversed() : ring
  const centre = middleOf(turned)
  const modelCentre = middleOf(model)
  const first = model[0] ?? modelCentre
  const distances = turned.map(([x, y]) =>
    Math.hypot(x - centre[0] - (first[0] - modelCentre[0]), y - centre[1] - (first[1] - modelCentre[1])),
  )
  const nearest = distances.reduce(
    (best, distance, index) => (distance < (distances[best] ?? 0) ? index : best),
    0,
  )
  return [...turned.slice(nearest), ...turned.slice(0, nearest)]
}

function middleOf(ring: Ring): Point {
  let x = 0
  let y = 0
  for (const point of ring) {
    x += point[0] / ring.length
    y += point[1] / ring.length
  }
  return [x, y]
}

/** How far round the ring each corner lies, from 0 to 1 exclusive. */
function pacesOf(ring: Ring): number[] {
  const lengths = ring.map((point, index) => {
    const next = ring[(index + 1) % ring.length] ?? point
    return Math.hypot(next[0] - point[0], next[1] - point[1])
  })
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  let walked = 0
  return lengths.map(length => {
    const pace = whole === 0 ? 0 : walked / whole
    walked += length
    return pace
  })
}

/** The points of a ring at ascending paces, which hold its own corners. */
function pointsAt(ring: Ring, paces: readonly number[]): Point[] {
  const corners = pacesOf(ring)
  let edge = 0
  return paces.map(pace => {
    while (edge + 1 < corners.length && (corners[edge + 1] ?? 1) <= pace) edge++
    const from = ring[edge] ?? [0, 0]
    const to = ring[(edge + 1) % ring.length] ?? from
    const start = corners[edge] ?? 0
    const length = (corners[edge + 1] ?? 1) - start
    return length > 0 ? placeBetween(from, to, (pace - start) / length) : from
  })
}
