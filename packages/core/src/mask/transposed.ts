import type { Size } from '../geometry/types.ts'
import { cropMask } from './frames.ts'
import type { Mask } from './types.ts'

/** The mask with x and y exchanged: its `counts` are those of the original column by column. */
export function transposedMask(mask: Mask): Mask {
  const { left, top, width, height } = mask
  const counts = countsByColumn(mask, 0, height, width * height)
  return { left: top, top: left, width: height, height: width, counts }
}

/** Run lengths of the whole image column by column, background first, as COCO counts; what leaves the image is cut. */
export function columnMajorCounts(mask: Mask, size: Size): readonly number[] {
  const { left, top, width, height } = mask
  const inside = left >= 0 && top >= 0 && left + width <= size.width && top + height <= size.height
  const kept = inside ? mask : cropMask(mask, size)
  return countsByColumn(kept, kept.left * size.height + kept.top, size.height, size.width * size.height)
}

/** The mask of a whole image that run lengths column by column describe; they must sum to its pixels. */
export function maskFromColumnMajorCounts(counts: readonly number[], size: Size): Mask {
  return transposedMask({ left: 0, top: 0, width: size.height, height: size.width, counts })
}

/**
 * The mask's run lengths downwards, inside columns of `step` pixels of which `total` are counted.
 * @param origin the number of the mask's top-left pixel among them
 */
function countsByColumn(mask: Mask, origin: number, step: number, total: number): number[] {
  const differences = differencesOf(mask)
  const ends = placesOf(differences, mask.width)
  const edges = edgesByColumn(differences, ends)
  const counts: number[] = []
  let at = 0
  let edge = 0
  for (let column = 0; column < mask.width; column++) {
    const first = origin + column * step
    for (const end = ends[column] ?? 0; edge < end; edge += 2) {
      const from = first + (edges[edge] ?? 0)
      const to = first + (edges[edge + 1] ?? 0)
      if (from === at && at > 0) counts[counts.length - 1] = (counts[counts.length - 1] ?? 0) + to - from
      else counts.push(from - at, to - from)
      at = to
    }
  }
  if (at < total) counts.push(total - at)
  return counts
}

/**
 * Where rows that lie one above the other differ: between row r - 1 and row r in the columns from `columns[i]` to before
 * `columns[i + 1]`, for each second i from `offsets[r]` to before `offsets[r + 1]`. A run of a column begins or ends
 * exactly there. Typed arrays, since every exported mask passes here.
 */
interface Differences {
  readonly columns: Int32Array
  readonly offsets: Int32Array
}

function differencesOf(mask: Mask): Differences {
  const { xs, offsets } = boundariesOf(mask)
  const columns = new Int32Array(2 * xs.length)
  const differenceOffsets = new Int32Array(mask.height + 2)
  let length = 0
  let upper = 0
  for (let row = 0; row <= mask.height; row++) {
    const upperEnd = offsets[row] ?? 0
    const lowerEnd = offsets[row + 1] ?? 0
    let lower = upperEnd
    while (upper < upperEnd || lower < lowerEnd) {
      const above = upper < upperEnd ? (xs[upper] ?? 0) : mask.width + 1
      const below = lower < lowerEnd ? (xs[lower] ?? 0) : mask.width + 1
      if (above !== below) columns[length++] = above < below ? above : below
      if (above <= below) upper++
      if (below <= above) lower++
    }
    differenceOffsets[row + 1] = length
  }
  return { columns: columns.subarray(0, length), offsets: differenceOffsets }
}

/** The columns at which runs begin and end in turn, row after row; those of row r from `offsets[r]` to `offsets[r + 1]`. */
function boundariesOf({ width, height, counts }: Mask): { xs: Int32Array; offsets: Int32Array } {
  // A run adds two and two more for each end of a row that it crosses.
  const xs = new Int32Array(counts.length + 1 + 2 * height)
  const offsets = new Int32Array(height + 2)
  let length = 0
  let row = 0
  let x = 0
  for (let index = 0; index < counts.length; index++) {
    let rest = counts[index] ?? 0
    while (rest > 0) {
      const end = Math.min(width, x + rest)
      if (index % 2 === 1) {
        xs[length++] = x
        xs[length++] = end
      }
      rest -= end - x
      x = end
      if (x === width) {
        x = 0
        offsets[++row] = length
      }
    }
  }
  offsets[height + 1] = length
  return { xs: xs.subarray(0, length), offsets }
}

/** For each column the place of its first edge among the edges of all columns; one entry more, for how many there are. */
function placesOf({ columns }: Differences, width: number): Int32Array {
  const places = new Int32Array(width + 1)
  for (let index = 0; index < columns.length; index += 2) {
    const from = columns[index] ?? 0
    const to = columns[index + 1] ?? 0
    places[from] = (places[from] ?? 0) + 1
    places[to] = (places[to] ?? 0) - 1
  }
  let inColumn = 0
  let edges = 0
  for (let column = 0; column <= width; column++) {
    inColumn += places[column] ?? 0
    places[column] = edges
    edges += inColumn
  }
  return places
}

/** The rows at which runs begin and end in turn, column after column; moves each of `places` to the end of its column. */
function edgesByColumn({ columns, offsets }: Differences, places: Int32Array): Int32Array {
  const edges = new Int32Array(places[places.length - 1] ?? 0)
  for (let row = 0; row + 1 < offsets.length; row++) {
    const end = offsets[row + 1] ?? 0
    for (let index = offsets[row] ?? 0; index < end; index += 2) {
      const to = columns[index + 1] ?? 0
      for (let column = columns[index] ?? 0; column < to; column++) {
        const place = places[column] ?? 0
        edges[place] = row
        places[column] = place + 1
      }
    }
  }
  return edges
}
