import type { Point } from '@gesso/core'
import type { Brush, PaintContext } from '@gesso/editor'
import type { PolygonGeometry } from './shape.ts'

/** Tinted rings with their outlines; a ring inside another is a hole. */
export function paintPolygon({ rings }: PolygonGeometry, { context, look, unit }: Brush): void {
  context.beginPath()
  for (const ring of rings) {
    tracePath(ring, context)
    context.closePath()
  }
  context.fillStyle = look.inside
  context.fill('evenodd')
  context.strokeStyle = look.line
  context.lineWidth = look.lineWidth * unit
  context.stroke()
}

/** Adds a line through `points` to the path, without closing it. */
export function tracePath(points: readonly Point[], context: PaintContext): void {
  let first = true
  for (const [x, y] of points) {
    if (first) context.moveTo(x, y)
    else context.lineTo(x, y)
    first = false
  }
}
