import type { Label, Point } from '@gesso/core'
import { boundsOf, boxOf, ringsOf } from '@gesso/shapes'

/** The outline of a label as an SVG path in image space; of shapes without rings, of what is around it. */
export function outlineOf(label: Pick<Label, 'shape' | 'geometry'>): string {
  const rings = boxOf(label) === undefined ? ringsOf(label) : undefined
  if (rings && rings.length > 0) return rings.map(ring => closed(ring)).join('')
  const { left, top, right, bottom } = boxOf(label) ?? boundsOf(label)
  return closed([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ])
}

function closed(ring: readonly Point[]): string {
  return `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`
}
