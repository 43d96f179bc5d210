import type { Frame, Mask } from './types.ts'

/**
 * Foreground runs inside a frame, the form in which masks are computed: `[start, end, start, end, ...]`, ends exclusive,
 * pixels numbered row by row from 0, ascending, never touching. A run may go on over the end of a row.
 */
export type Runs = readonly number[]

/** The mask in which nothing is painted. */
export const emptyMask: Mask = { left: 0, top: 0, width: 0, height: 0, counts: [] }

/** Appends a run that begins at or after the end of the last; touching runs become one. */
export function pushRun(runs: number[], start: number, end: number): void {
  if (end <= start) return
  if (runs.length > 0 && runs[runs.length - 1] === start) runs[runs.length - 1] = end
  else runs.push(start, end)
}

/** The mask's foreground in its own rectangle. */
export function runsOf(mask: Mask): Runs {
  const runs: number[] = []
  let at = 0
  for (let index = 0; index < mask.counts.length; index++) {
    const end = at + (mask.counts[index] ?? 0)
    if (index % 2 === 1) pushRun(runs, at, end)
    at = end
  }
  return runs
}

/** The mask with these runs in this frame; counts are in their shortest form. */
export function maskOfRuns(frame: Frame, runs: Runs): Mask {
  const counts: number[] = []
  let at = 0
  for (const boundary of runs) {
    counts.push(boundary - at)
    at = boundary
  }
  const total = frame.width * frame.height
  if (at < total) counts.push(total - at)
  return { left: frame.left, top: frame.top, width: frame.width, height: frame.height, counts }
}

/** The foreground of `mask` numbered in another frame; what lies outside that frame is cut. */
export function runsIn(frame: Frame, mask: Mask): Runs {
  return reframed(runsOf(mask), mask, frame)
}

function reframed(runs: Runs, own: Frame, frame: Frame): Runs {
  const { left, top, width, height } = own
  if (left === frame.left && width === frame.width) {
    return runsBetween(runs, (frame.top - top) * width, frame.height * width)
  }
  const moved: number[] = []
  const firstRow = Math.max(0, frame.top - top)
  const endRow = Math.min(height, frame.top + frame.height - top)
  const firstColumn = Math.max(0, frame.left - left)
  const endColumn = Math.min(width, frame.left + frame.width - left)
  for (let index = 0; index < runs.length; index += 2) {
    const start = runs[index] ?? 0
    const end = runs[index + 1] ?? 0
    const lastRow = Math.min(endRow - 1, Math.floor((end - 1) / width))
    for (let row = Math.max(firstRow, Math.floor(start / width)); row <= lastRow; row++) {
      const from = Math.max(firstColumn, start - row * width)
      const to = Math.min(endColumn, end - row * width)
      const shift = (row + top - frame.top) * frame.width + left - frame.left
      pushRun(moved, shift + from, shift + to)
    }
  }
  return moved
}

function runsBetween(runs: Runs, offset: number, length: number): Runs {
  if (offset === 0 && (runs.at(-1) ?? 0) <= length) return runs
  const cut: number[] = []
  for (let index = 0; index < runs.length; index += 2) {
    const start = Math.max(0, (runs[index] ?? 0) - offset)
    pushRun(cut, start, Math.min(length, (runs[index + 1] ?? 0) - offset))
  }
  return cut
}

/** The smallest frame that holds the runs, or undefined when there are none. */
function tightFrame(frame: Frame, runs: Runs): Frame | undefined {
  const first = runs[0]
  const last = runs.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { width } = frame
  let minColumn = width
  let endColumn = 0
  for (let index = 0; index < runs.length; index += 2) {
    const start = runs[index] ?? 0
    const end = runs[index + 1] ?? 0
    const column = start % width
    const crosses = column + end - start > width
    minColumn = Math.min(minColumn, crosses ? 0 : column)
    endColumn = Math.max(endColumn, crosses ? width : column + end - start)
  }
  const firstRow = Math.floor(first / width)
  const endRow = Math.floor((last - 1) / width) + 1
  return {
    left: frame.left + minColumn,
    top: frame.top + firstRow,
    width: endColumn - minColumn,
    height: endRow - firstRow,
  }
}

/** The smallest frame that holds what a mask paints, or undefined when that is nothing: `tightFrame` without its runs. */
export function paintedFrame(mask: Mask): Frame | undefined {
  const { width, counts } = mask
  let first = -1
  let end = 0
  let minColumn = width
  let endColumn = 0
  for (let index = 0, at = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0
    if (index % 2 === 1 && count > 0) {
      const column = at % width
      const crosses = column + count > width
      minColumn = Math.min(minColumn, crosses ? 0 : column)
      endColumn = Math.max(endColumn, crosses ? width : column + count)
      if (first < 0) first = at
      end = at + count
    }
    at += count
  }
  if (first < 0) return undefined
  const firstRow = Math.floor(first / width)
  const endRow = Math.floor((end - 1) / width) + 1
  return {
    left: mask.left + minColumn,
    top: mask.top + firstRow,
    width: endColumn - minColumn,
    height: endRow - firstRow,
  }
}

/** The pixels of a mask in a frame that holds all it paints; counts are in their shortest form. */
export function countsInFrame(mask: Mask, frame: Frame): number[] {
  const { width, counts } = mask
  const moved: number[] = []
  let end = 0
  for (let index = 0, at = 0; index < counts.length; index++) {
    const next = at + (counts[index] ?? 0)
    if (index % 2 === 1 && next > at) {
      const lastRow = Math.floor((next - 1) / width)
      for (let row = Math.floor(at / width); row <= lastRow; row++) {
        const shift = (row + mask.top - frame.top) * frame.width + mask.left - frame.left
        const start = shift + Math.max(0, at - row * width)
        const length = shift + Math.min(width, next - row * width) - start
        if (end === start && moved.length > 0)
          moved[moved.length - 1] = (moved[moved.length - 1] ?? 0) + length
        else moved.push(start - end, length)
        end = start + length
      }
    }
    at = next
  }
  const total = frame.width * frame.height
  if (end < total) moved.push(total - end)
  return moved
}

/** The runs as a mask in the smallest rectangle that holds them; `emptyMask` when there are none. */
export function tightMask(frame: Frame, runs: Runs): Mask {
  const tight = tightFrame(frame, runs)
  if (tight === undefined) return emptyMask
  return maskOfRuns(tight, reframed(runs, frame, tight))
}

/**
 * The same foreground row by row: the runs of row r are `xs[offsets[r]] .. xs[offsets[r + 1]]`, columns of the
 * mask's rectangle, start and end in turn.
 */
export interface MaskRows {
  readonly offsets: Uint32Array
  readonly xs: readonly number[]
}

/** The mask's runs cut at the ends of its rows. */
export function rowsOf(mask: Mask): MaskRows {
  const { width, height } = mask
  const offsets = new Uint32Array(height + 1)
  const xs: number[] = []
  const runs = runsOf(mask)
  let row = 0
  for (let index = 0; index < runs.length; index += 2) {
    let start = runs[index] ?? 0
    const end = runs[index + 1] ?? 0
    while (start < end) {
      const startRow = Math.floor(start / width)
      while (row < startRow) offsets[++row] = xs.length
      const rowEnd = Math.min(end, (startRow + 1) * width)
      xs.push(start - startRow * width, rowEnd - startRow * width)
      start = rowEnd
    }
  }
  while (row < height) offsets[++row] = xs.length
  return { offsets, xs }
}
