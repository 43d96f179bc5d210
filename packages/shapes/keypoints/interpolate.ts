import type { Keypoint, Keypoints } from '@gesso/core'

/**
 * Keypoints between two keyframes, `t` from 0 to 1; at 0 and 1 the keyframes themselves.
 * Points are matched by their id, and those whose id is in one keyframe alone by their class, in their order. A point
 * without a match stands still until the keyframe where it ends; whether it can be seen changes at the keyframes alone.
 */
export function pointsBetween<G extends Keypoints>(from: G, to: G, t: number): G {
  if (t <= 0) return from
  if (t >= 1) return to
  const starting = new Set(from.points.map(({ id }) => id))
  const same = new Map(to.points.map(point => [point.id, point]))
  const others = byClass(to.points.filter(({ id }) => !starting.has(id)))
  const points = from.points.map(point => {
    const end = same.get(point.id) ?? others.get(point.classId)?.shift()
    if (end === undefined) return point
    return { ...point, x: point.x * (1 - t) + end.x * t, y: point.y * (1 - t) + end.y * t }
  })
  return { ...from, points }
}

function byClass(points: readonly Keypoint[]): Map<string, Keypoint[]> {
  const found = new Map<string, Keypoint[]>()
  for (const point of points) {
    const alike = found.get(point.classId)
    if (alike) alike.push(point)
    else found.set(point.classId, [point])
  }
  return found
}
