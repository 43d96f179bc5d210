import { boxOfPoints, type Point, type Shape } from '@gesso/core'
import { atLeastAPixel, byPlaces } from './places.ts'

interface Placed {
  readonly x: number
  readonly y: number
}

interface Scattered<P extends Placed> {
  readonly points: readonly P[]
}

/** What shapes of points that stand for themselves answer alike; what lies between the points is nobody's to say. */
export function scattered<P extends Placed, G extends Scattered<P>>(
  withPoints: (geometry: G, points: readonly P[]) => G,
): Required<Pick<Shape<G>, 'bounds' | 'moved' | 'fitted' | 'hit' | 'points'>> {
  return {
    ...byPlaces<G>((geometry, change) => {
      const points = geometry.points.map(point => {
        const [x, y] = change(placeOf(point))
        return { ...point, x, y }
      })
      return withPoints(geometry, points)
    }),
    bounds: ({ points }) => atLeastAPixel(boxOfPoints(points.map(placeOf))),
    hit: ({ points }, [x, y], slack) => points.some(point => Math.hypot(point.x - x, point.y - y) <= slack),
    points: ({ points }) => points.map(placeOf),
  }
}

function placeOf({ x, y }: Placed): Point {
  return [x, y]
}
