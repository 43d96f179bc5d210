import { boxOfPoints, type Point, type Shape, stretching, through } from '@gesso/core'
import { atLeastAPixel } from './places.ts'

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
  const placed = (geometry: G, change: (at: Point) => Point) =>
    withPoints(
      geometry,
      geometry.points.map(point => {
        const [x, y] = change(placeOf(point))
        return { ...point, x, y }
      }),
    )
  return {
    bounds: ({ points }) => atLeastAPixel(boxOfPoints(points.map(placeOf))),
    moved: (geometry, dx, dy) => placed(geometry, ([x, y]) => [x + dx, y + dy]),
    fitted(geometry, from, to) {
      const toFrom = stretching(from, to)
      return placed(geometry, at => through(toFrom, at))
    },
    hit: ({ points }, [x, y], slack) => points.some(point => Math.hypot(point.x - x, point.y - y) <= slack),
    points: ({ points }) => points.map(placeOf),
  }
}

function placeOf({ x, y }: Placed): Point {
  return [x, y]
}
