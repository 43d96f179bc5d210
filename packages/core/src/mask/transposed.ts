import type { Size } from '../geometry/types.ts'
import { frameOfImage, maskIn } from './frames.ts'
import { maskOfRuns, pushRun, rowDifference, rowsOf } from './runs.ts'
import type { Mask } from './types.ts'

/** The mask with x and y exchanged: its `counts` are those of the original column by column. */
export function transposedMask(mask: Mask): Mask {
  const { left, top, width, height } = mask
  const rows = rowsOf(mask)
  // A run of a column begins or ends exactly where two rows, one above the other, differ.
  const differences: number[][] = []
  const offsets = new Uint32Array(width + 1)
  for (let row = 0; row <= height; row++) {
    const differing = rowDifference(rows, row - 1, row)
    differences.push(differing)
    eachColumn(differing, column => {
      offsets[column + 1] = (offsets[column + 1] ?? 0) + 1
    })
  }
  for (let column = 0; column < width; column++)
    offsets[column + 1] = (offsets[column + 1] ?? 0) + (offsets[column] ?? 0)
  const ends = new Uint32Array(offsets[width] ?? 0)
  const next = offsets.slice()
  for (const [row, differing] of differences.entries()) {
    eachColumn(differing, column => {
      const place = next[column] ?? 0
      ends[place] = row
      next[column] = place + 1
    })
  }
  const runs: number[] = []
  for (let column = 0; column < width; column++) {
    const end = offsets[column + 1] ?? 0
    for (let place = offsets[column] ?? 0; place < end; place += 2) {
      pushRun(runs, column * height + (ends[place] ?? 0), column * height + (ends[place + 1] ?? 0))
    }
  }
  return maskOfRuns({ left: top, top: left, width: height, height: width }, runs)
}

function eachColumn(differing: readonly number[], visit: (column: number) => void): void {
  for (let index = 0; index < differing.length; index += 2) {
    const end = differing[index + 1] ?? 0
    for (let column = differing[index] ?? 0; column < end; column++) visit(column)
  }
}

/** Run lengths of the whole image column by column, background first, as COCO counts; what leaves the image is cut. */
export function columnMajorCounts(mask: Mask, size: Size): readonly number[] {
  return transposedMask(maskIn(frameOfImage(size), mask)).counts
}

/** The mask of a whole image that run lengths column by column describe; they must sum to its pixels. */
export function maskFromColumnMajorCounts(counts: readonly number[], size: Size): Mask {
  return transposedMask({ left: 0, top: 0, width: size.height, height: size.width, counts })
}
