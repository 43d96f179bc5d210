import { boxOfPoints, type Landmark, type Point, type Shape, stretching, through } from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'
import { atLeastAPixel } from '../places.ts'
import { landmarksBetween } from './interpolate.ts'

const limitNumber = 2_147_483_647

/** As many points as one label may have. */
const limitPoints = 1000

const landmarkPoint = Type.Object(
  {
    x: Type.Number(),
    y: Type.Number(),
    number: Type.Integer({ minimum: -limitNumber, maximum: limitNumber }),
    visible: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

const schema = Type.Object(
  { points: Type.Array(landmarkPoint, { minItems: 1, maxItems: limitPoints }) },
  { additionalProperties: false },
)

/** Points in the order in which they were placed. Numbers say which is which; nothing forbids two alike. */
export type LandmarkGeometry = { readonly points: readonly Landmark[] }

/** Points with numbers, which may go on where another label ends. What lies between them is nobody's to say. */
export const landmark: Shape<LandmarkGeometry> = {
  name: 'landmark',
  schema,
  problem(geometry) {
    if (geometry.points.length === 0) return 'has no point'
    return farOffProblem(landmark.bounds(geometry))
  },
  bounds: ({ points }) => atLeastAPixel(boxOfPoints(points.map(placeOf))),
  moved: (geometry, dx, dy) => withPlaces(geometry, ([x, y]) => [x + dx, y + dy]),
  fitted(geometry, from, to) {
    const toFrom = stretching(from, to)
    return withPlaces(geometry, at => through(toFrom, at))
  },
  hit: ({ points }, [x, y], slack) => points.some(point => Math.hypot(point.x - x, point.y - y) <= slack),
  drawnAs: 'landmarks',
  points: ({ points }) => points.map(placeOf),
  landmarks: ({ points }) => points,
  interpolate: (from, to, t) => {
    if (t >= 1) return to
    return t <= 0 ? from : { points: landmarksBetween(from.points, to.points, t) }
  },
}

function placeOf({ x, y }: Landmark): Point {
  return [x, y]
}

function withPlaces({ points }: LandmarkGeometry, change: (at: Point) => Point): LandmarkGeometry {
  return {
    points: points.map(point => {
      const [x, y] = change(placeOf(point))
      return { ...point, x, y }
    }),
  }
}
