import { type FlatRings, pointInRings, type Ring } from '@gesso/core'

/**
 * Whether rings neither cross or touch, themselves or each other, nor lie one in another.
 * Then filling each alone, as readers of COCO do, gives what the even-odd rule gives, and their areas add up.
 */
export function ringsApart(rings: FlatRings): boolean {
  const single = rings.ends.length === 1
  if (single && turnsOnce(rings)) return true
  return edgesApart(collectEdges(rings)) && (single || !oneLiesInAnother(rings.toRings()))
}

/**
 * Whether the first ring goes once around the middle of its corners without ever turning back, as most outlines do: then
 * it crosses itself nowhere, which is known without comparing its edges with each other.
 */
function turnsOnce({ coordinates, ends }: FlatRings): boolean {
  const end = ends[0] ?? 0
  if (end === 0) return false
  const corners = end / 2
  let middleX = 0
  let middleY = 0
  for (let at = 0; at < end; at += 2) {
    middleX += (coordinates[at] ?? 0) / corners
    middleY += (coordinates[at + 1] ?? 0) / corners
  }
  let beforeX = coordinates[end - 2] ?? 0
  let beforeY = coordinates[end - 1] ?? 0
  let turn = 0
  let rounds = 0
  for (let at = 0; at < end; at += 2) {
    const x = coordinates[at] ?? 0
    const y = coordinates[at + 1] ?? 0
    if (x === beforeX && y === beforeY) continue
    const cross = (beforeX - middleX) * (y - middleY) - (x - middleX) * (beforeY - middleY)
    if (!(Math.abs(cross) > leastTurn) || cross * turn < 0) return false
    turn = cross
    // Each round passes the level of the middle upwards once.
    if (beforeY < middleY && y >= middleY) rounds++
    beforeX = x
    beforeY = y
  }
  return rounds === 1
}

/** in square pixels: what is smaller may be a turn back that rounding hides */
const leastTurn = 1e-6

function oneLiesInAnother(rings: readonly Ring[]): boolean {
  return rings.some(ring => {
    const corner = ring[0]
    return corner !== undefined && rings.some(other => other !== ring && pointInRings([other], corner))
  })
}

// The edges of the rings at hand: kept between calls, since every exported polygon passes here.
/** left, top, right and bottom of each edge, then its two ends */
let edges = new Float64Array(8 * 256)
/** the edge that goes on where one ends */
let next = new Int32Array(256)

/** @returns how many edges there are */
function collectEdges(rings: FlatRings): number {
  const { coordinates, ends } = rings
  const limit = (ends[ends.length - 1] ?? 0) / 2
  if (next.length < limit) {
    edges = new Float64Array(16 * limit)
    next = new Int32Array(2 * limit)
  }
  let count = 0
  for (const [index, end] of ends.entries()) {
    const first = count
    let fromX = coordinates[end - 2] ?? 0
    let fromY = coordinates[end - 1] ?? 0
    for (let at = rings.startOf(index); at < end; at += 2) {
      const toX = coordinates[at] ?? 0
      const toY = coordinates[at + 1] ?? 0
      // A point that stands twice makes an edge without length, which would touch both its neighbours.
      if (fromX !== toX || fromY !== toY) setEdge(count++, fromX, fromY, toX, toY)
      fromX = toX
      fromY = toY
    }
    if (count > first) next[count - 1] = first
  }
  return count
}

function setEdge(edge: number, x0: number, y0: number, x1: number, y1: number): void {
  const at = 8 * edge
  edges[at] = x0 < x1 ? x0 : x1
  edges[at + 1] = y0 < y1 ? y0 : y1
  edges[at + 2] = x0 < x1 ? x1 : x0
  edges[at + 3] = y0 < y1 ? y1 : y0
  edges[at + 4] = x0
  edges[at + 5] = y0
  edges[at + 6] = x1
  edges[at + 7] = y1
  next[edge] = edge + 1
}

/** From here on sorting the edges pays. */
const manyEdges = 200

function edgesApart(count: number): boolean {
  if (count > manyEdges) return sortedEdgesApart(count)
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) if (meet(8 * a, 8 * b) && !follow(a, b)) return false
  }
  return true
}

function sortedEdgesApart(count: number): boolean {
  const leftOf = (edge: number) => edges[8 * edge] ?? 0
  const order = Array.from({ length: count }, (_, edge) => edge).sort((a, b) => leftOf(a) - leftOf(b))
  for (const [place, a] of order.entries()) {
    const right = edges[8 * a + 2] ?? 0
    for (let later = place + 1; later < count; later++) {
      const b = order[later] ?? 0
      if (leftOf(b) > right) break
      if (meet(8 * a, 8 * b) && !follow(a, b)) return false
    }
  }
  return true
}

function follow(a: number, b: number): boolean {
  return next[a] === b || next[b] === a
}

/** Whether two edges, by their places among the numbers, have a point in common. */
function meet(a: number, b: number): boolean {
  if (
    (edges[a] ?? 0) > (edges[b + 2] ?? 0) ||
    (edges[b] ?? 0) > (edges[a + 2] ?? 0) ||
    (edges[a + 1] ?? 0) > (edges[b + 3] ?? 0) ||
    (edges[b + 1] ?? 0) > (edges[a + 3] ?? 0)
  ) {
    return false
  }
  return !sameSide(a, b) && !sameSide(b, a)
}

/** Whether both ends of edge `b` lie on the same side of the line through edge `a`, and neither on it. */
function sameSide(a: number, b: number): boolean {
  const x = edges[a + 4] ?? 0
  const y = edges[a + 5] ?? 0
  const dx = (edges[a + 6] ?? 0) - x
  const dy = (edges[a + 7] ?? 0) - y
  const first = dx * ((edges[b + 5] ?? 0) - y) - dy * ((edges[b + 4] ?? 0) - x)
  const second = dx * ((edges[b + 7] ?? 0) - y) - dy * ((edges[b + 6] ?? 0) - x)
  return (first > 0 && second > 0) || (first < 0 && second < 0)
}
