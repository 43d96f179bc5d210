import type { Brush } from '@gesso/editor'
import type { BoxGeometry } from './shape.ts'

/** A tinted rectangle with its outline. */
export function paintBox({ left, top, right, bottom }: BoxGeometry, { context, look, unit }: Brush): void {
  context.fillStyle = look.inside
  context.strokeStyle = look.line
  context.lineWidth = look.lineWidth * unit
  context.fillRect(left, top, right - left, bottom - top)
  context.strokeRect(left, top, right - left, bottom - top)
}
