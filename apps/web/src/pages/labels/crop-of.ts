import type { Box, Size } from '@gesso/core'
import type { Placed } from '../images/paint-preview.ts'

/** So much around a label is shown on each side, by its longer side. */
const margin = 0.2
/** Image pixels: of anything smaller its surroundings are shown. */
const smallest = 40

/**
 * How an image lies in a small view so that a label fills it, with some of what is around: never turned into a view of
 * nothing, at its edge the image is shown up to there.
 */
export function cropOf({ left, top, right, bottom }: Box, image: Size, view: Size): Placed {
  const room = 2 * margin * Math.max(right - left, bottom - top)
  const scale = Math.min(
    view.width / Math.max(smallest, right - left + room),
    view.height / Math.max(smallest, bottom - top + room),
  )
  return {
    scale,
    x: -startOf((left + right) / 2, view.width / scale, image.width) * scale,
    y: -startOf((top + bottom) / 2, view.height / scale, image.height) * scale,
  }
}

/** Where a piece begins so that it lies around a middle, and inside the whole where it fits. */
function startOf(middle: number, piece: number, whole: number): number {
  if (piece >= whole) return (whole - piece) / 2
  return Math.max(0, Math.min(whole - piece, middle - piece / 2))
}
