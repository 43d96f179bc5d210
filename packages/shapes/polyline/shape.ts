import { boxOfPoints, nearestOnLine, type Point, type Shape } from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'
import { atLeastAPixel, byPlaces, Place, placesBetween } from '../places.ts'

const schema = Type.Object({ points: Type.Array(Place, { minItems: 2 }) }, { additionalProperties: false })

/** Two or more points in their order; the last is not joined with the first. */
export type PolylineGeometry = { readonly points: readonly Point[] }

/**
 * A line of straight pieces that is open, e.g. between two lanes. It covers no area, and a box around it is not the box
 * of an object, so it has none. Between keyframes it goes point by point; where they have not as many points it stands
 * still until the next, for which point became which is nobody's to say.
 */
export const polyline: Shape<PolylineGeometry> = {
  ...byPlaces<PolylineGeometry>(({ points }, change) => ({ points: points.map(change) })),
  name: 'polyline',
  schema,
  problem(geometry) {
    const [first, ...others] = geometry.points
    if (first === undefined || others.length === 0) return 'has fewer than 2 points'
    if (others.every(([x, y]) => x === first[0] && y === first[1]))
      return 'has all its points on one spot; a line needs a length'
    return farOffProblem(polyline.bounds(geometry))
  },
  bounds: ({ points }) => atLeastAPixel(boxOfPoints(points)),
  hit({ points }, at, slack) {
    const nearest = nearestOnLine(points, at)
    return nearest !== undefined && nearest.distance <= slack
  },
  drawnAs: 'line',
  line: ({ points }) => points,
  interpolate(from, to, t) {
    if (t >= 1) return to
    if (t <= 0 || from.points.length !== to.points.length) return from
    return { points: placesBetween(from.points, to.points, t) }
  },
}
