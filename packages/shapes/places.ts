import {
  type Box,
  nearestOnRings,
  type Point,
  pointInRings,
  type Ring,
  type Shape,
  type Size,
  stretching,
  through,
} from '@gesso/core'
import { Type } from 'typebox'

/** A place in a geometry: x and y. */
// Written without a tuple, which JSON Schema drafts 7 and 2020-12 spell differently.
export const Place = Type.Unsafe<Point>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))

/** Between two places, `t` from 0 to 1. */
export function placeBetween(a: Point, b: Point, t: number): Point {
  return [a[0] * (1 - t) + b[0] * t, a[1] * (1 - t) + b[1] * t]
}

/** Each place on its way to the one of the same index; `t` from 0 to 1. */
export function placesBetween(from: readonly Point[], to: readonly Point[], t: number): readonly Point[] {
  return from.map((place, index) => placeBetween(place, to[index] ?? place, t))
}

/** The place itself, or the nearest on the image. */
export function placeInside([x, y]: Point, { width, height }: Size): Point {
  return [Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))]
}

/** Hundredths of a pixel: as fine as a hand at the largest zoom, and short in JSON. */
export function rounded([x, y]: Point): Point {
  return [Math.round(x * 100) / 100, Math.round(y * 100) / 100]
}

/** The box with no side below a pixel: points on one spot have no extent, but what is drawn of them has. */
export function atLeastAPixel({ left, top, right, bottom }: Box): Box {
  const [x, y] = [(1 - (right - left)) / 2, (1 - (bottom - top)) / 2]
  return {
    left: x > 0 ? left - x : left,
    top: y > 0 ? top - y : top,
    right: x > 0 ? right + x : right,
    bottom: y > 0 ? bottom + y : bottom,
  }
}

/** Whether a point lies in rings filled by the even-odd rule, or at most `slack` pixels beside them. */
export function ringsHit(rings: readonly Ring[], at: Point, slack: number): boolean {
  if (pointInRings(rings, at)) return true
  const nearest = slack > 0 ? nearestOnRings(rings, at) : undefined
  return nearest !== undefined && nearest.distance <= slack
}

/** How a geometry is moved and stretched, told by how all its places are changed. */
export function byPlaces<G>(
  changed: (geometry: G, change: (at: Point) => Point) => G,
): Pick<Shape<G>, 'moved' | 'fitted'> {
  return {
    moved: (geometry, dx, dy) => changed(geometry, ([x, y]) => [x + dx, y + dy]),
    fitted(geometry, from, to) {
      const toFrom = stretching(from, to)
      return changed(geometry, at => through(toFrom, at))
    },
  }
}
