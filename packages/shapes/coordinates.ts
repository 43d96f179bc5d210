import type { Box } from '@gesso/core'

/** Coordinates beyond this, in pixels, are taken for a mistake. */
export const limitCoordinate = 1_000_000

/** Why a coordinate of a box is too far off for any image, or undefined; continues "geometry ...". */
export function farOffProblem(bounds: Box): string | undefined {
  const farthest = [bounds.left, bounds.top, bounds.right, bounds.bottom].find(
    at => Math.abs(at) > limitCoordinate,
  )
  return farthest === undefined ? undefined : `has the coordinate ${farthest}, beyond ${limitCoordinate}`
}
