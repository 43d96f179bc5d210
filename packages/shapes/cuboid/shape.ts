import {
  boxOfPoints,
  type Cuboid,
  convexHull,
  maskFromRings,
  type Point,
  ringProblem,
  type Shape,
} from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'
import { byPlaces, Place, placesBetween, ringsHit } from '../places.ts'

const corner = Type.Integer({ minimum: 0, maximum: 7 })
const face = Type.Optional(Type.Array(corner, { minItems: 4, maxItems: 4 }))

const schema = Type.Object(
  {
    points: Type.Array(Place, { minItems: 8, maxItems: 8 }),
    faces: Type.Object({ front: face, side: face, back: face }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)

/**
 * Eight corners, and which of them make the faces that have a name, as they were drawn or sent. Drawn here, the front
 * runs bottom left, bottom right, top right, top left (points 0 to 3) and the back likewise (points 4 to 7), so that
 * corner `n` of the front is joined with `n + 4`.
 */
export type CuboidGeometry = {
  readonly points: Cuboid['points']
  readonly faces: Cuboid['faces']
}

/**
 * A box in space, seen on the image. What it hides there is exactly the convex ring around its corners, so that ring is
 * its outline, with the honesty of a box: it says where the object may be, not which pixels it has.
 */
export const cuboid: Shape<CuboidGeometry> = {
  ...byPlaces(withPoints),
  name: 'cuboid',
  schema,
  problem(geometry) {
    if (ringProblem(outlineOf(geometry)) !== undefined) return 'has all its corners on one line'
    return farOffProblem(cuboid.bounds(geometry))
  },
  bounds: ({ points }) => boxOfPoints(points),
  hit: (geometry, at, slack) => ringsHit([outlineOf(geometry)], at, slack),
  drawnAs: 'cuboid',
  box: geometry => cuboid.bounds(geometry),
  rings: geometry => [outlineOf(geometry)],
  mask: (geometry, size) => maskFromRings([outlineOf(geometry)], size),
  cuboid: geometry => geometry,
  interpolate(from, to, t) {
    if (t >= 1) return to
    return t <= 0 ? from : { ...from, points: placesBetween(from.points, to.points, t) }
  },
}

function outlineOf({ points }: CuboidGeometry): readonly Point[] {
  return convexHull(points)
}

function withPoints(geometry: CuboidGeometry, change: (at: Point) => Point): CuboidGeometry {
  return { ...geometry, points: geometry.points.map(change) }
}
