import { openRing, pointInRings, type Ring } from '@gesso/core'

/**
 * Whether rings neither cross or touch, themselves or each other, nor lie one in another.
 * Then filling each alone, as readers of COCO do, gives what the even-odd rule gives, and their areas add up.
 */
export function ringsApart(rings: readonly Ring[]): boolean {
  return edgesApart(edgesOf(rings)) && (rings.length === 1 || !rings.some(ring => liesInAnother(ring, rings)))
}

function liesInAnother(ring: Ring, rings: readonly Ring[]): boolean {
  const corner = ring[0]
  return corner !== undefined && rings.some(other => other !== ring && pointInRings([other], corner))
}

/** Edges by number, four coordinates each; `next` is the number of the edge that goes on where one ends. */
interface Edges {
  readonly coordinates: Float64Array
  readonly next: Int32Array
  readonly length: number
}

function edgesOf(rings: readonly Ring[]): Edges {
  const limit = rings.reduce((sum, ring) => sum + ring.length, 0)
  const coordinates = new Float64Array(4 * limit)
  const next = new Int32Array(limit)
  let length = 0
  for (const closed of rings) {
    const ring = openRing(closed)
    const first = length
    let from = ring.at(-1)
    for (const to of ring) {
      // A point that stands twice makes an edge without length, which would touch both its neighbours.
      if (from !== undefined && (from[0] !== to[0] || from[1] !== to[1])) {
        coordinates.set([from[0], from[1], to[0], to[1]], 4 * length)
        next[length] = length + 1
        length++
      }
      from = to
    }
    if (length > first) next[length - 1] = first
  }
  return { coordinates, next, length }
}

/** From here on sorting the edges pays. */
const manyEdges = 100

function edgesApart({ coordinates, next, length }: Edges): boolean {
  const order = Array.from({ length }, (_, edge) => edge)
  const sorted = length > manyEdges
  const leftOf = (edge: number) => Math.min(coordinates[4 * edge] ?? 0, coordinates[4 * edge + 2] ?? 0)
  if (sorted) order.sort((a, b) => leftOf(a) - leftOf(b))
  for (let i = 0; i < length; i++) {
    const a = order[i] ?? 0
    const rightOfA = Math.max(coordinates[4 * a] ?? 0, coordinates[4 * a + 2] ?? 0)
    for (let j = i + 1; j < length; j++) {
      const b = order[j] ?? 0
      if (sorted && leftOf(b) > rightOfA) break
      if (meet(coordinates, 4 * a, 4 * b) && next[a] !== b && next[b] !== a) return false
    }
  }
  return true
}

/** Whether two edges have a point in common. */
function meet(at: Float64Array, a: number, b: number): boolean {
  const ax = at[a] ?? 0
  const ay = at[a + 1] ?? 0
  const bx = at[a + 2] ?? 0
  const by = at[a + 3] ?? 0
  const cx = at[b] ?? 0
  const cy = at[b + 1] ?? 0
  const dx = at[b + 2] ?? 0
  const dy = at[b + 3] ?? 0
  if ((ax < cx && ax < dx && bx < cx && bx < dx) || (ax > cx && ax > dx && bx > cx && bx > dx)) return false
  if ((ay < cy && ay < dy && by < cy && by < dy) || (ay > cy && ay > dy && by > cy && by > dy)) return false
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false
  const a2 = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
  const b2 = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
  return !((a2 > 0 && b2 > 0) || (a2 < 0 && b2 < 0))
}
