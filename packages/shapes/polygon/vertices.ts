import { nearestOnRings, type Point, ringProblem } from '@gesso/core'
import { rounded } from '../places.ts'
import type { PolygonGeometry } from './shape.ts'

/** A polygon's corners; ids are `ring:corner`, counted from 0. */
export const polygonVertices = {
  of: ({ rings }: PolygonGeometry) =>
    rings.flatMap((ring, ringAt) => ring.map((at, cornerAt) => ({ id: `${ringAt}:${cornerAt}`, at }))),
  moved(geometry: PolygonGeometry, id: string, to: Point) {
    const [ringAt, cornerAt] = placeOf(id)
    return withRing(geometry, ringAt, ring => ring.with(cornerAt, to))
  },
  inserted(geometry: PolygonGeometry, at: Point, slack: number) {
    const nearest = nearestOnRings(geometry.rings, at)
    if (nearest === undefined || nearest.distance > slack) return undefined
    const { ring: ringAt, edge, point } = nearest
    return {
      geometry: withRing(geometry, ringAt, ring => ring.toSpliced(edge + 1, 0, rounded(point))),
      id: `${ringAt}:${edge + 1}`,
    }
  },
  removed(geometry: PolygonGeometry, id: string) {
    const [ringAt, cornerAt] = placeOf(id)
    const left = withRing(geometry, ringAt, ring => ring.toSpliced(cornerAt, 1))
    const ring = left.rings[ringAt] ?? []
    if (ringProblem(ring) === undefined) return left
    // A hole that encloses nothing any more is gone; the last ring stays.
    return geometry.rings.length > 1 ? { rings: geometry.rings.toSpliced(ringAt, 1) } : undefined
  },
}

function placeOf(id: string): readonly [ringAt: number, cornerAt: number] {
  const [ringAt, cornerAt] = id.split(':').map(Number)
  return [ringAt ?? 0, cornerAt ?? 0]
}

function withRing(
  geometry: PolygonGeometry,
  ringAt: number,
  change: (ring: readonly Point[]) => readonly Point[],
): PolygonGeometry {
  return { rings: geometry.rings.map((ring, index) => (index === ringAt ? change(ring) : ring)) }
}
