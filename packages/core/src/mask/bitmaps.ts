import { AppError } from '../errors.ts'
import { maskOfRuns, runsOf } from './runs.ts'
import type { Frame, Mask } from './types.ts'

/** Beyond this a bitmap fits in no array; runs have no such limit. */
const limitPixels = 2 ** 31

/**
 * The mask of a bitmap in a rectangle.
 * @param bitmap one byte a pixel, row by row; any byte but 0 is foreground
 * @throws AppError `geometry_invalid` when the bitmap does not fill the rectangle
 */
export function maskFromBitmap(bitmap: Uint8Array | Uint8ClampedArray, frame: Frame): Mask {
  const total = frame.width * frame.height
  if (bitmap.length !== total) {
    const problem = `has ${bitmap.length} bytes, not the ${total} of ${frame.width} x ${frame.height} pixels`
    throw new AppError('geometry_invalid', { field: 'bitmap', problem })
  }
  const runs: number[] = []
  let at = 0
  while (at < total) {
    while (at < total && bitmap[at] === 0) at++
    if (at === total) break
    runs.push(at)
    while (at < total && bitmap[at] !== 0) at++
    runs.push(at)
  }
  return maskOfRuns(frame, runs)
}

/**
 * The mask's own rectangle as a bitmap.
 * @returns one byte a pixel, 0 or 1; `height` rows of `width`
 * @throws AppError `geometry_invalid` when it has 2^31 pixels or more
 */
export function bitmapOfMask(mask: Mask): Uint8Array {
  const total = mask.width * mask.height
  if (total >= limitPixels) {
    throw new AppError('geometry_invalid', {
      field: 'mask',
      problem: `has ${total} pixels, too many for a bitmap`,
    })
  }
  const bitmap = new Uint8Array(total)
  const runs = runsOf(mask)
  for (let index = 0; index < runs.length; index += 2) bitmap.fill(1, runs[index], runs[index + 1])
  return bitmap
}
