import type { Keypoint, Keypoints } from '@gesso/core'

/**
 * Keypoints between two keyframes, `t` from 0 to 1; at 0 and 1 the keyframes themselves.
 * Points are matched by their class, and by their order where a class has several. A point without a match stands
 * still until the keyframe where it ends; whether a point can be seen changes at the keyframes alone.
 */
export function pointsBetween<G extends Keypoints>(from: G, to: G, t: number): G {
  if (t <= 0) return from
  if (t >= 1) return to
  const ends = byClass(to.points)
  const points = from.points.map(point => {
    const end = ends.get(point.classId)?.shift()
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
