import type { Brush } from '@gesso/editor'
import { tracePath } from '../polygon/paint.ts'
import type { PolylineGeometry } from './shape.ts'

/** A line without an inside, half as heavy again as an outline, for it is all there is to see. */
export function paintPolyline({ points }: PolylineGeometry, { context, look, unit }: Brush): void {
  context.beginPath()
  tracePath(points, context)
  context.strokeStyle = look.line
  context.lineWidth = 1.5 * look.lineWidth * unit
  context.stroke()
}
