import type { Landmark } from '@gesso/core'
import { placeBetween } from '../places.ts'

/**
 * Landmarks between two keyframes, `t` between 0 and 1. Points are matched by their number, and by their order where
 * several have one. A point without a match stands still until the keyframe where it ends; whether a point can be seen
 * changes at the keyframes alone.
 */
export function landmarksBetween(
  from: readonly Landmark[],
  to: readonly Landmark[],
  t: number,
): readonly Landmark[] {
  const left = [...to]
  return from.map(point => {
    const at = left.findIndex(({ number }) => number === point.number)
    const [end] = at < 0 ? [] : left.splice(at, 1)
    if (end === undefined) return point
    const [x, y] = placeBetween([point.x, point.y], [end.x, end.y], t)
    return { ...point, x, y }
  })
}
