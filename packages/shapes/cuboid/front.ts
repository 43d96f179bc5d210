import { type Box, boxMoved, type Point } from '@gesso/core'
import type { CuboidGeometry } from './shape.ts'

/**
 * The cuboid whose front is a box, and whose back is the same box elsewhere. Its side is the one between them on the
 * side to which the back lies: the right one when it lies straight behind.
 * @param depth from the front to the back, in pixels
 */
export function cuboidOfFront(front: Box, [dx, dy]: Point): CuboidGeometry {
  const side = dx < 0 ? [0, 3, 7, 4] : [1, 2, 6, 5]
  return {
    points: [...cornersOf(front), ...cornersOf(boxMoved(front, dx, dy))],
    faces: { front: [0, 1, 2, 3], side, back: [6, 7, 4, 5] },
  }
}

/** Bottom left, bottom right, top right, top left. */
function cornersOf({ left, top, right, bottom }: Box): readonly Point[] {
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ]
}
