import { boxOfPoints, boxUnion, maskFromRings, type Point, ringProblem, type Shape } from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'
import { byPlaces, Place, ringsHit } from '../places.ts'
import { ringsBetween } from './interpolate.ts'
import { readRings } from './read-rings.ts'

const schema = Type.Object(
  { rings: Type.Array(Type.Array(Place, { minItems: 3 }), { minItems: 1 }) },
  { additionalProperties: false },
)

/** Rings filled by the even-odd rule, so that a ring inside another is a hole; a ring may repeat its first point last. */
export type PolygonGeometry = { readonly rings: readonly (readonly Point[])[] }

/** One or more rings of straight edges, with holes. */
export const polygon: Shape<PolygonGeometry> = {
  ...byPlaces(withPoints),
  name: 'polygon',
  schema,
  problem(geometry) {
    if (geometry.rings.length === 0) return 'has no ring'
    for (const [index, ring] of geometry.rings.entries()) {
      const problem = ringProblem(ring)
      if (problem !== undefined)
        return geometry.rings.length === 1 ? problem : `has a ring (${index}) that ${problem}`
    }
    return farOffProblem(polygon.bounds(geometry))
  },
  bounds: geometry => geometry.rings.map(boxOfPoints).reduce(boxUnion),
  hit: (geometry, at, slack) => ringsHit(geometry.rings, at, slack),
  drawnAs: 'rings',
  box: geometry => polygon.bounds(geometry),
  rings: geometry => geometry.rings,
  readRings,
  mask: (geometry, size) => maskFromRings(geometry.rings, size),
  interpolate: (from, to, t) => ({ rings: ringsBetween(from.rings, to.rings, t) }),
}

function withPoints(geometry: PolygonGeometry, change: (at: Point) => Point): PolygonGeometry {
  return { rings: geometry.rings.map(ring => ring.map(change)) }
}
