import { AppError } from '../errors.ts'
import type { Box, Size } from '../geometry/types.ts'
import {
  countsInFrame,
  emptyMask,
  maskOfRuns,
  paintedFrame,
  pushRun,
  type Runs,
  runsIn,
  runsOf,
  tightMask,
} from './runs.ts'
import type { Frame, Mask } from './types.ts'

/** Why these numbers are no mask, or undefined; continues "geometry ...". A mask without foreground is one. */
export function maskProblem(mask: Mask): string | undefined {
  const { left, top, width, height, counts } = mask
  if (![left, top, width, height].every(Number.isSafeInteger)) {
    return 'has a left, top, width or height that is not a whole number'
  }
  if (width < 0 || height < 0) return `has a negative size, ${width} x ${height}`
  let sum = 0
  for (const count of counts) {
    if (!Number.isSafeInteger(count) || count < 0)
      return `has the run length ${count}; whole numbers from 0 are needed`
    sum += count
  }
  if (sum !== width * height) {
    return `has run lengths that sum to ${sum}, not to the ${width * height} pixels of its ${width} x ${height} rectangle`
  }
  return undefined
}

/** The image as a frame. */
export function frameOfImage(size: Size): Frame {
  return { left: 0, top: 0, width: size.width, height: size.height }
}

/** The mask's rectangle, whatever is painted in it, as a box. */
export function boxOfFrame(frame: Frame): Box {
  return {
    left: frame.left,
    top: frame.top,
    right: frame.left + frame.width,
    bottom: frame.top + frame.height,
  }
}

/** How many pixels are painted. */
export function maskArea(mask: Mask): number {
  let area = 0
  for (let index = 1; index < mask.counts.length; index += 2) area += mask.counts[index] ?? 0
  return area
}

/** The smallest box around what is painted, or undefined when nothing is. */
export function maskBounds(mask: Mask): Box | undefined {
  const tight = paintedFrame(mask)
  return tight === undefined ? undefined : boxOfFrame(tight)
}

/** The same pixels in the smallest rectangle that holds them; `emptyMask` when there are none. */
export function trimMask(mask: Mask): Mask {
  const tight = paintedFrame(mask)
  return tight === undefined ? emptyMask : { ...tight, counts: countsInFrame(mask, tight) }
}

/** The same pixels expressed in another rectangle, e.g. the whole image; what lies outside it is cut. */
export function maskIn(frame: Frame, mask: Mask): Mask {
  return maskOfRuns(frame, runsIn(frame, mask))
}

/** What of the mask lies on an image, in the smallest rectangle; `emptyMask` when nothing does. */
export function cropMask(mask: Mask, size: Size): Mask {
  const frame = frameOfImage(size)
  const { left, top, width, height } = mask
  const inside = left >= 0 && top >= 0 && left + width <= size.width && top + height <= size.height
  return inside ? trimMask(mask) : tightMask(frame, runsIn(frame, mask))
}

/** The same mask moved by whole pixels; fractions are rounded. */
export function movedMask(mask: Mask, dx: number, dy: number): Mask {
  return { ...mask, left: mask.left + Math.round(dx), top: mask.top + Math.round(dy) }
}

/** Whether the pixel in this column and row of the image is painted. */
export function maskHas(mask: Mask, column: number, row: number): boolean {
  const x = column - mask.left
  const y = row - mask.top
  if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) return false
  const pixel = y * mask.width + x
  let at = 0
  for (let index = 0; index < mask.counts.length; index++) {
    at += mask.counts[index] ?? 0
    if (pixel < at) return index % 2 === 1
  }
  return false
}

/** Whether two masks paint the same pixels, whatever their rectangles. */
export function sameMask(a: Mask, b: Mask): boolean {
  const tightA = trimMask(a)
  const tightB = trimMask(b)
  return (
    tightA.left === tightB.left &&
    tightA.top === tightB.top &&
    tightA.width === tightB.width &&
    tightA.counts.length === tightB.counts.length &&
    tightA.counts.every((count, index) => count === tightB.counts[index])
  )
}

/** Every pixel whose centre lies in a box and on the image, in the smallest rectangle. */
export function maskFromBox(box: Box, size: Size): Mask {
  const left = Math.max(0, Math.ceil(box.left - 0.5))
  const top = Math.max(0, Math.ceil(box.top - 0.5))
  const width = Math.min(size.width, Math.ceil(box.right - 0.5)) - left
  const height = Math.min(size.height, Math.ceil(box.bottom - 0.5)) - top
  return width > 0 && height > 0 ? { left, top, width, height, counts: [0, width * height] } : emptyMask
}

/** The foreground as (start, length) pairs, pixels numbered from 0 row by row inside the mask's rectangle. */
export function runPairsOf(mask: Mask): (readonly [start: number, length: number])[] {
  const runs = runsOf(mask)
  const pairs: (readonly [number, number])[] = []
  for (let index = 0; index < runs.length; index += 2) {
    const start = runs[index] ?? 0
    pairs.push([start, (runs[index + 1] ?? start) - start])
  }
  return pairs
}

/**
 * The mask that (start, length) pairs paint in a rectangle, pixels numbered from 0 row by row.
 * @throws AppError `geometry_invalid` when a run is empty, leaves the rectangle, or comes before the end of the last
 */
export function maskFromRunPairs(
  frame: Frame,
  pairs: readonly (readonly [start: number, length: number])[],
): Mask {
  const total = frame.width * frame.height
  const runs: number[] = []
  let at = 0
  for (const [start, length] of pairs) {
    const problem = pairProblem(start, length, at, total)
    if (problem !== undefined) throw new AppError('geometry_invalid', { field: 'mask', problem })
    at = start + length
    pushRun(runs, start, at)
  }
  return maskOfRuns(frame, runs satisfies Runs)
}

function pairProblem(start: number, length: number, at: number, total: number): string | undefined {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(length) || length < 1) {
    return `has the run (${start}, ${length}); whole numbers and a length of at least 1 are needed`
  }
  if (start < at) return `has a run at ${start} that begins before the run before it ends (${at})`
  if (start + length > total) return `has a run that ends at ${start + length}, outside its ${total} pixels`
  return undefined
}
