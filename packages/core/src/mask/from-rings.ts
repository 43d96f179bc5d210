import { crossingX } from '../geometry/rings.ts'
import type { Point, Ring, Size } from '../geometry/types.ts'
import { frameOfImage } from './frames.ts'
import { emptyMask, pushRun, tightMask } from './runs.ts'
import type { Frame, Mask } from './types.ts'

interface Edge {
  readonly from: Point
  readonly to: Point
  /** rows whose centre line the edge crosses; the end is exclusive */
  readonly firstRow: number
  readonly endRow: number
}

/**
 * The pixels of an image whose centres lie inside rings by the even-odd rule: exactly those for which `pointInRings`
 * answers yes. In the smallest rectangle; `emptyMask` when there are none.
 */
export function maskFromRings(rings: readonly Ring[], size: Size): Mask {
  const edges = rings.flatMap(ring => edgesOf(ring, size.height)).sort((a, b) => a.firstRow - b.firstRow)
  const first = edges[0]
  if (first === undefined) return emptyMask
  const endRow = edges.reduce((end, edge) => Math.max(end, edge.endRow), 0)
  const rows: Frame = { ...frameOfImage(size), top: first.firstRow, height: endRow - first.firstRow }
  const runs: number[] = []
  // Kept from row to row: new arrays for each row would cost more than the rows.
  const active: Edge[] = []
  const crossings: number[] = []
  let next = 0
  let activeCount = 0
  for (let row = first.firstRow; row < endRow; row++) {
    activeCount = dropEnded(active, activeCount, row)
    for (let edge = edges[next]; edge !== undefined && edge.firstRow <= row; edge = edges[++next])
      active[activeCount++] = edge
    for (let index = 0; index < activeCount; index++) {
      const edge = active[index]
      if (edge !== undefined) crossings[index] = crossingX(edge.from, edge.to, row + 0.5)
    }
    sortFirst(crossings, activeCount)
    const shift = (row - first.firstRow) * size.width
    for (let index = 0; index + 1 < activeCount; index += 2) {
      const start = Math.max(0, firstCentreFrom(crossings[index] ?? 0))
      const end = Math.min(size.width, firstCentreFrom(crossings[index + 1] ?? 0))
      pushRun(runs, shift + start, shift + end)
    }
  }
  return tightMask(rows, runs)
}

/** @returns how many edges go on at `row`; they stand first */
function dropEnded(active: Edge[], count: number, row: number): number {
  let kept = 0
  for (let index = 0; index < count; index++) {
    const edge = active[index]
    if (edge !== undefined && row < edge.endRow) active[kept++] = edge
  }
  return kept
}

/** Up to here comparing each with each is faster than the engine's sort. */
const few = 32

/** Sorts the first `count` numbers; those after them are of no use any more. */
function sortFirst(numbers: number[], count: number): void {
  if (count > few) {
    numbers.length = count
    numbers.sort((a, b) => a - b)
    return
  }
  for (let index = 1; index < count; index++) {
    const number = numbers[index] ?? 0
    let place = index
    for (; place > 0 && (numbers[place - 1] ?? 0) > number; place--) numbers[place] = numbers[place - 1] ?? 0
    numbers[place] = number
  }
}

function edgesOf(ring: Ring, height: number): Edge[] {
  const edges: Edge[] = []
  let from = ring.at(-1)
  if (from === undefined) return edges
  for (const to of ring) {
    const firstRow = Math.max(0, firstCentreFrom(Math.min(from[1], to[1])))
    const endRow = Math.min(height, firstCentreFrom(Math.max(from[1], to[1])))
    if (firstRow < endRow) edges.push({ from, to, firstRow, endRow })
    from = to
  }
  return edges
}

/** The first column (or row) whose pixel centre lies at or after a coordinate. */
function firstCentreFrom(coordinate: number): number {
  return Math.ceil(coordinate - 0.5)
}
