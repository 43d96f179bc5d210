import { AppError, type Point } from '@gesso/core'
import { Type } from 'typebox'

/** A place on the wire: parts of the picture's width and height, from its top left corner. */
export interface WirePoint {
  readonly x: number
  readonly y: number
}

/** How far outside the picture a point may lie: as far as the picture is wide or high. */
const outside = { minimum: -1, maximum: 2 }

/** A place as requests bring it; what they say beside it is kept. */
export const WirePoint = Type.Object({ x: Type.Number(outside), y: Type.Number(outside) })

/** Points by their ids, e.g. `p1`. */
export type WirePoints<P extends WirePoint = WirePoint> = Readonly<Record<string, P>>

/** Ids of points joined by an edge, by the id of the edge, e.g. `e1`. */
export type WireEdges = Readonly<Record<string, readonly [from: string, to: string]>>

const naturally = new Intl.Collator('en', { numeric: true })

/** The ids of points in the order in which people read them: p2 before p10. An object has no order of its own. */
export function pointIdsOf(points: WirePoints): string[] {
  return Object.keys(points).sort(naturally.compare)
}

/** Places without names, from those with. */
export function placesOf(points: WirePoints, ids: readonly string[], field: string): Point[] {
  return ids.map(id => {
    const point = Object.hasOwn(points, id) ? points[id] : undefined
    if (point === undefined) throw invalid(field, `names the point ${id}, which is not there`)
    return [point.x, point.y]
  })
}

/** Names for places that have none: p1, p2 ... */
export function wirePoints(places: readonly Point[]): WirePoints {
  return Object.fromEntries(places.map(([x, y], index) => [`p${index + 1}`, { x, y }]))
}

/** The edges around rings whose points are numbered on from one ring to the next. */
export function wireEdges(ringLengths: readonly number[]): WireEdges {
  const edges: [string, readonly [string, string]][] = []
  let first = 1
  for (const length of ringLengths) {
    for (let index = 0; index < length; index++) {
      const [from, to] = [first + index, first + ((index + 1) % length)]
      edges.push([`e${from}`, [`p${from}`, `p${to}`]])
    }
    first += length
  }
  return Object.fromEntries(edges)
}

/**
 * The rings that edges make, each by the ids of its points.
 * @returns undefined where they do not make whole rings: the vendor's own example ends one in `["p4", "p4"]`
 */
export function ringsOfEdges(edges: WireEdges, ids: readonly string[]): string[][] | undefined {
  const next = new Map<string, string>()
  for (const id of Object.keys(edges).sort(naturally.compare)) {
    const [from, to] = edges[id] ?? []
    if (from === undefined || to === undefined || next.has(from)) return undefined
    next.set(from, to)
  }
  const left = new Set(ids)
  const rings: string[][] = []
  for (const start of ids) {
    if (!left.has(start)) continue
    const ring: string[] = []
    for (let at: string | undefined = start; at !== undefined && left.delete(at); at = next.get(at))
      ring.push(at)
    if (ring.length < 3 || next.get(ring.at(-1) ?? '') !== start) return undefined
    rings.push(ring)
  }
  return rings
}

/** A refusal that names a place in the request. */
export function invalid(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
