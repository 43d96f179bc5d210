import { type Cuboid, convexHull, type Point } from '@gesso/core'
import type { Brush } from '@gesso/editor'
import { tracePath } from '../polygon/paint.ts'

/** The tinted outline, the front tinted once more, and the twelve edges: those of the front at full weight. */
export function paintCuboid({ points, faces }: Cuboid, { context, look, unit }: Brush): void {
  const front = cornersOf(points, faces.front ?? [0, 1, 2, 3])
  const ring = (corners: readonly Point[]) => {
    context.beginPath()
    tracePath(corners, context)
    context.closePath()
  }
  context.fillStyle = look.inside
  ring(convexHull(points))
  context.fill()
  ring(front)
  context.fill()
  context.strokeStyle = look.line
  context.lineWidth = 0.75 * look.lineWidth * unit
  context.beginPath()
  for (const [from, to] of edges) tracePath(cornersOf(points, [from, to]), context)
  context.stroke()
  context.lineWidth = look.lineWidth * unit
  ring(front)
  context.stroke()
}

/** Those of the front, those of the back, and those that join them. */
const edges = [0, 1, 2, 3].flatMap((corner): (readonly [number, number])[] => {
  const next = (corner + 1) % 4
  return [
    [corner, next],
    [corner + 4, next + 4],
    [corner, corner + 4],
  ]
})

function cornersOf(points: readonly Point[], places: readonly number[]): Point[] {
  return places.flatMap(place => points.slice(place, place + 1))
}
