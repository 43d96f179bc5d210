import type { Keypoint, Point } from '@gesso/core'
import { rounded } from '../places.ts'
import type { KeypointsGeometry } from './shape.ts'

/** How many points of each class a label needs; those of a class that is not told need not be there. */
export type LeastPoints = ReadonlyMap<string, number>

/** Without one point; undefined where the last one, or one that is needed, would go. */
export function withoutPoint(
  geometry: KeypointsGeometry,
  id: string,
  least: LeastPoints,
): KeypointsGeometry | undefined {
  const gone = geometry.points.find(point => point.id === id)
  if (gone === undefined || geometry.points.length === 1) return undefined
  const points = geometry.points.filter(point => point !== gone)
  const left = points.filter(({ classId }) => classId === gone.classId).length
  return left < (least.get(gone.classId) ?? 0) ? undefined : { ...geometry, points }
}

/** With one point elsewhere. */
export function withPointAt(geometry: KeypointsGeometry, id: string, to: Point): KeypointsGeometry {
  const [x, y] = rounded(to)
  return withPoint(geometry, id, point => ({ ...point, x, y }))
}

/** With one point hidden that was in sight, or the other way. */
export function withPointToggled(geometry: KeypointsGeometry, id: string): KeypointsGeometry {
  return withPoint(geometry, id, point => ({ ...point, visible: !point.visible }))
}

function withPoint(
  geometry: KeypointsGeometry,
  id: string,
  change: (point: Keypoint) => Keypoint,
): KeypointsGeometry {
  return { ...geometry, points: geometry.points.map(point => (point.id === id ? change(point) : point)) }
}
