import type { Box } from '../geometry/types.ts'
import { maskBounds } from './frames.ts'
import { pushRun, rowsOf, tightMask } from './runs.ts'
import type { Mask } from './types.ts'

/**
 * The mask with `from` stretched onto `to`, both with an area: a pixel is painted when its centre comes from a painted
 * one. A mask that would vanish so keeps the one pixel in the middle of where it would be.
 */
export function fittedMask(mask: Mask, from: Box, to: Box): Mask {
  const fromWidth = from.right - from.left
  const fromHeight = from.bottom - from.top
  const toWidth = to.right - to.left
  const toHeight = to.bottom - to.top
  // Multiplied before divided: between boxes of whole pixels no centre is lost to rounding.
  const xOf = (x: number) => ((x - from.left) * toWidth) / fromWidth + to.left
  const yOf = (y: number) => ((y - from.top) * toHeight) / fromHeight + to.top
  const sourceOf = (y: number) => Math.floor(((y - to.top) * fromHeight) / toHeight + from.top)
  const left = firstCentreFrom(xOf(mask.left))
  const top = firstCentreFrom(yOf(mask.top))
  const width = firstCentreFrom(xOf(mask.left + mask.width)) - left
  const height = firstCentreFrom(yOf(mask.top + mask.height)) - top
  const frame = { left, top, width: Math.max(0, width), height: Math.max(0, height) }
  const rows = rowsOf(mask)
  const runs: number[] = []
  for (let row = 0; row < frame.height; row++) {
    const sourceRow = Math.min(mask.height - 1, Math.max(0, sourceOf(top + row + 0.5) - mask.top))
    const end = rows.offsets[sourceRow + 1] ?? 0
    for (let index = rows.offsets[sourceRow] ?? 0; index < end; index += 2) {
      const start = firstCentreFrom(xOf(mask.left + (rows.xs[index] ?? 0))) - left
      const stop = firstCentreFrom(xOf(mask.left + (rows.xs[index + 1] ?? 0))) - left
      pushRun(runs, row * frame.width + start, row * frame.width + stop)
    }
  }
  return runs.length > 0 ? tightMask(frame, runs) : middlePixel(mask, xOf, yOf)
}

function middlePixel(mask: Mask, xOf: (x: number) => number, yOf: (y: number) => number): Mask {
  const bounds = maskBounds(mask)
  if (bounds === undefined) return mask
  const left = Math.floor(xOf((bounds.left + bounds.right) / 2))
  const top = Math.floor(yOf((bounds.top + bounds.bottom) / 2))
  return { left, top, width: 1, height: 1, counts: [0, 1] }
}

function firstCentreFrom(coordinate: number): number {
  return Math.ceil(coordinate - 0.5)
}
