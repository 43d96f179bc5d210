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
  let active: Edge[] = []
  let next = 0
  for (let row = first.firstRow; row < endRow; row++) {
    active = active.filter(edge => row < edge.endRow)
    for (let edge = edges[next]; edge !== undefined && edge.firstRow <= row; edge = edges[++next])
      active.push(edge)
    const crossings = active.map(edge => crossingX(edge.from, edge.to, row + 0.5)).sort((a, b) => a - b)
    const shift = (row - first.firstRow) * size.width
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const start = Math.max(0, firstCentreFrom(crossings[index] ?? 0))
      const end = Math.min(size.width, firstCentreFrom(crossings[index + 1] ?? 0))
      pushRun(runs, shift + start, shift + end)
    }
  }
  return tightMask(rows, runs)
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
