import type { Size } from '../geometry/types.ts'
import { cropMask } from './frames.ts'
import type { Mask } from './types.ts'

/** The mask with x and y exchanged: its `counts` are those of the original column by column. */
export function transposedMask(mask: Mask): Mask {
  const { left, top, width, height } = mask
  const counts = Array.from(countsByColumn(mask, 0, height, width * height))
  return { left: top, top: left, width: height, height: width, counts }
}

/**
 * Run lengths of the whole image column by column, background first, as COCO counts; what leaves the image is cut.
 * @returns numbers that the next call writes over
 */
export function columnMajorCounts(mask: Mask, size: Size): Int32Array {
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
function countsByColumn(mask: Mask, origin: number, step: number, total: number): Int32Array {
  const rows = boundariesOf(mask)
  const differences = differencesOf(mask, rows)
  const ends = placesOf(differences, mask)
  const edges = edgesByColumn(differences, ends, mask)
  keptCounts = withRoom(keptCounts, (ends[mask.width] ?? 0) + 1)
  const counts = keptCounts
  let length = 0
  let at = 0
  let edge = 0
  for (let column = 0; column < mask.width; column++) {
    const first = origin + column * step
    for (const end = ends[column] ?? 0; edge < end; edge += 2) {
      const from = first + (edges[edge] ?? 0)
      const to = first + (edges[edge + 1] ?? 0)
      if (from === at && at > 0) {
        counts[length - 1] = (counts[length - 1] ?? 0) + to - from
      } else {
        counts[length++] = from - at
        counts[length++] = to - from
      }
      at = to
    }
  }
  if (at < total) counts[length++] = total - at
  return counts.subarray(0, length)
}

/** Numbers row by row: those of row r stand in `xs` from `offsets[r]` to before `offsets[r + 1]`. */
interface ByRow {
  xs: Int32Array
  offsets: Int32Array
}

// The arrays of one call are kept for the next, which finds other numbers in them than zeros: every exported mask passes
// here, and making typed arrays would cost three times what filling them does.
const keptBoundaries: ByRow = { xs: new Int32Array(0), offsets: new Int32Array(0) }
const keptDifferences: ByRow = { xs: new Int32Array(0), offsets: new Int32Array(0) }
let keptPlaces: Int32Array = new Int32Array(0)
let keptEdges: Int32Array = new Int32Array(0)
let keptCounts: Int32Array = new Int32Array(0)

function withRoom(kept: Int32Array, length: number): Int32Array {
  return kept.length >= length ? kept : new Int32Array(2 * length)
}

function prepared(kept: ByRow, length: number, { height }: Mask): ByRow {
  kept.xs = withRoom(kept.xs, length)
  kept.offsets = withRoom(kept.offsets, height + 2)
  kept.offsets[0] = 0
  return kept
}

/** The columns at which the runs of each row begin and end in turn. */
function boundariesOf(mask: Mask): ByRow {
  const { width, height, counts } = mask
  // A run adds two, and two more for each end of a row that it crosses.
  const { xs, offsets } = prepared(keptBoundaries, counts.length + 1 + 2 * height, mask)
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
  while (row <= height) offsets[++row] = length
  return keptBoundaries
}

/**
 * The columns at which each row begins and ends to differ from the row above, in turn; one row more, below the last.
 * A run of a column begins or ends exactly there.
 */
function differencesOf(mask: Mask, { xs, offsets }: ByRow): ByRow {
  const { width, height } = mask
  const differences = prepared(keptDifferences, 2 * (offsets[height + 1] ?? 0), mask)
  let length = 0
  let upper = 0
  for (let row = 0; row <= height; row++) {
    const upperEnd = offsets[row] ?? 0
    const lowerEnd = offsets[row + 1] ?? 0
    let lower = upperEnd
    while (upper < upperEnd || lower < lowerEnd) {
      const above = upper < upperEnd ? (xs[upper] ?? 0) : width + 1
      const below = lower < lowerEnd ? (xs[lower] ?? 0) : width + 1
      if (above !== below) differences.xs[length++] = above < below ? above : below
      if (above <= below) upper++
      if (below <= above) lower++
    }
    differences.offsets[row + 1] = length
  }
  return differences
}

/** For each column the place of its first edge among the edges of all columns; one entry more, for how many there are. */
function placesOf({ xs, offsets }: ByRow, { width, height }: Mask): Int32Array {
  keptPlaces = withRoom(keptPlaces, width + 1)
  const places = keptPlaces
  places.fill(0, 0, width + 1)
  const length = offsets[height + 1] ?? 0
  for (let index = 0; index < length; index += 2) {
    const from = xs[index] ?? 0
    const to = xs[index + 1] ?? 0
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
function edgesByColumn({ xs, offsets }: ByRow, places: Int32Array, { width, height }: Mask): Int32Array {
  keptEdges = withRoom(keptEdges, places[width] ?? 0)
  const edges = keptEdges
  for (let row = 0; row <= height; row++) {
    const end = offsets[row + 1] ?? 0
    for (let index = offsets[row] ?? 0; index < end; index += 2) {
      const to = xs[index + 1] ?? 0
      for (let column = xs[index] ?? 0; column < to; column++) {
        const place = places[column] ?? 0
        edges[place] = row
        places[column] = place + 1
      }
    }
  }
  return edges
}
