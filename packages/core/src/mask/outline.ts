import type { Point, Ring } from '../geometry/types.ts'
import { type MaskRows, rowsOf } from './runs.ts'
import type { Mask } from './types.ts'

/**
 * The outline of what is painted, along the pixels' edges: filled by the even-odd rule it gives the same mask back.
 * Outer rings run clockwise on the screen and holes the other way; pixels that touch only at a corner are apart.
 */
export function ringsOfMask(mask: Mask): Ring[] {
  const corners = cornersOf(mask)
  const seen = new Uint8Array(corners.xs.length)
  const rings: Ring[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 0) rings.push(ringFrom(start, corners, seen, mask))
  }
  return rings
}

/** Each corner of the outline has one neighbour on its row and one on its column. */
interface Corners {
  readonly xs: number[]
  readonly ys: number[]
  readonly onRow: number[]
  readonly onColumn: number[]
  /** whether the pixels under the corner's horizontal edge are painted */
  readonly paintedBelow: boolean[]
}

function ringFrom(start: number, corners: Corners, seen: Uint8Array, mask: Mask): Ring {
  const ring: Point[] = []
  // Corners are numbered row by row, so `start` is the left end of the ring's topmost edge.
  let along = corners.paintedBelow[start] === true
  let at = start
  do {
    seen[at] = 1
    ring.push([mask.left + (corners.xs[at] ?? 0), mask.top + (corners.ys[at] ?? 0)])
    at = (along ? corners.onRow[at] : corners.onColumn[at]) ?? start
    along = !along
  } while (at !== start)
  return ring
}

function cornersOf(mask: Mask): Corners {
  const corners: Corners = { xs: [], ys: [], onRow: [], onColumn: [], paintedBelow: [] }
  const rows = rowsOf(mask)
  // The corner at the upper end of the vertical edge that is open at a column.
  const openAt = new Int32Array(mask.width + 1).fill(-1)
  for (let y = 0; y <= mask.height; y++) addCornersOfLine(corners, rows, y, openAt)
  return corners
}

/** Adds the corners on the line between row `y - 1` and row `y`, from the left. */
function addCornersOfLine(corners: Corners, rows: MaskRows, y: number, openAt: Int32Array): void {
  const aboveEnd = rows.offsets[y] ?? 0
  const belowEnd = rows.offsets[y + 1] ?? aboveEnd
  let above = y === 0 ? 0 : (rows.offsets[y - 1] ?? 0)
  let below = aboveEnd
  let paintedAbove = false
  let paintedBelow = false
  let leftEnd = -1
  const addCorner = (x: number, edgeBelow: boolean) => {
    const corner = corners.xs.push(x) - 1
    corners.ys.push(y)
    corners.onRow.push(-1)
    corners.onColumn.push(-1)
    corners.paintedBelow.push(edgeBelow)
    if (leftEnd < 0) leftEnd = corner
    else {
      corners.onRow[corner] = leftEnd
      corners.onRow[leftEnd] = corner
      leftEnd = -1
    }
    return corner
  }
  const close = (x: number, corner: number) => {
    const upper = openAt[x] ?? -1
    corners.onColumn[corner] = upper
    corners.onColumn[upper] = corner
    openAt[x] = -1
  }
  while (above < aboveEnd || below < belowEnd) {
    const xAbove = above < aboveEnd ? (rows.xs[above] ?? 0) : Number.POSITIVE_INFINITY
    const xBelow = below < belowEnd ? (rows.xs[below] ?? 0) : Number.POSITIVE_INFINITY
    const x = Math.min(xAbove, xBelow)
    const edgeOnLeft = paintedAbove !== paintedBelow
    const belowOnLeft = paintedBelow
    if (xAbove === x) {
      paintedAbove = !paintedAbove
      above++
    }
    if (xBelow === x) {
      paintedBelow = !paintedBelow
      below++
    }
    if (xAbove !== xBelow) {
      // A vertical edge ends here from above, or begins here and goes down.
      const corner = addCorner(x, edgeOnLeft ? belowOnLeft : paintedBelow)
      if (xAbove === x) close(x, corner)
      else openAt[x] = corner
    } else if (edgeOnLeft) {
      // Two painted pixels touch at this corner alone: each keeps a corner of its own.
      const upperIsLeft = !belowOnLeft
      const left = addCorner(x, belowOnLeft)
      const right = addCorner(x, paintedBelow)
      close(x, upperIsLeft ? left : right)
      openAt[x] = upperIsLeft ? right : left
    }
  }
}
