import { type Geometry, openRing, type Point } from '@gesso/core'
import {
  boundsOf,
  boxOf,
  cuboidOf,
  drawnAs,
  landmarksOf,
  lineOf,
  parseGeometry,
  pointsOf,
  problemInImage,
  ringsOf,
  type Shaped,
} from '@gesso/shapes'
import {
  invalid,
  placesOf,
  pointIdsOf,
  ringsOfEdges,
  type WireEdges,
  type WirePoint,
  type WirePoints,
  wireEdges,
  wirePoints,
} from './wire-points.ts'

/** The words for the shapes of annotation objects. */
export const kinds = ['rectangle', 'polygon', 'line', 'cuboid', 'landmark'] as const
export type Kind = (typeof kinds)[number]

/** Four ids of points. */
interface Face {
  readonly coordinates: readonly string[]
}

/** What of an annotation object says where it is. */
export interface WireGeometry {
  readonly coordinates?: readonly WirePoint[] | undefined
  readonly points?: WirePoints<WirePoint & { readonly label?: number | undefined }> | undefined
  readonly edges?: WireEdges | undefined
  readonly front?: Face | undefined
  readonly side?: Face | undefined
  readonly back?: Face | undefined
}

/** The fields of an annotation object that say where it is. */
export const geometryFields = ['coordinates', 'points', 'edges', 'front', 'side', 'back'] as const

const faceNames = ['front', 'side', 'back'] as const
/** The picture on the wire, whatever its size. */
const unit = { width: 1, height: 1 }
/** Corners of a rectangle may differ by so much, as arithmetic with fractions makes them. */
const sameEdge = 1e-6

/**
 * The shape and the geometry that an annotation object means, on a picture of width and height 1.
 * @param field how it is called in errors
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export function geometryFromWire(kind: Kind, sent: WireGeometry, field: string): Shaped {
  const shaped = readers[kind](sent, field)
  parseGeometry(shaped.shape, shaped.geometry, field)
  const problem = problemInImage(shaped.shape, shaped.geometry, unit)
  if (problem !== undefined)
    throw invalid(field, 'lies outside the picture; coordinates are parts of its width and height')
  return shaped
}

type Reader = (sent: WireGeometry, field: string) => { shape: string; geometry: Geometry }

const readers: Readonly<Record<Kind, Reader>> = {
  rectangle({ coordinates = [] }, field) {
    const { left, top, right, bottom } = extentOf(coordinates)
    const upright = coordinates.every(
      ({ x, y }) => Math.min(x - left, right - x) <= sameEdge && Math.min(y - top, bottom - y) <= sameEdge,
    )
    const corners = new Set(coordinates.map(({ x, y }) => `${x - left > right - x} ${y - top > bottom - y}`))
    if (!upright || coordinates.length !== 4 || corners.size !== 4)
      throw invalid(`${field}.coordinates`, 'must be the four corners of an upright rectangle')
    return { shape: 'box', geometry: { left, top, right, bottom } }
  },
  polygon({ points = {}, edges }, field) {
    const ids = pointIdsOf(points)
    const rings = (edges && ringsOfEdges(edges, ids)) ?? [ids]
    return {
      shape: 'polygon',
      geometry: { rings: rings.map(ring => placesOf(points, ring, `${field}.edges`)) },
    }
  },
  line({ points = {} }, field) {
    return {
      shape: 'polyline',
      geometry: { points: placesOf(points, pointIdsOf(points), `${field}.points`) },
    }
  },
  cuboid(sent, field) {
    const { points = {} } = sent
    const ids = pointIdsOf(points)
    if (ids.length !== 8) throw invalid(`${field}.points`, 'must be the eight corners of a cuboid')
    const faces = faceNames.flatMap(name => {
      const face = sent[name]
      if (face === undefined) return []
      placesOf(points, face.coordinates, `${field}.${name}.coordinates`)
      return [[name, face.coordinates.map(id => ids.indexOf(id))]]
    })
    const geometry = { points: placesOf(points, ids, `${field}.points`), faces: Object.fromEntries(faces) }
    return { shape: 'cuboid', geometry }
  },
  landmark({ points = {} }, field) {
    const numbered = pointIdsOf(points).map((id, index) => {
      const { x, y, label } = points[id] ?? { x: 0, y: 0 }
      return { x, y, number: label ?? index + 1 }
    })
    if (numbered.length === 0) throw invalid(`${field}.points`, 'must have at least one point')
    return { shape: 'landmark', geometry: { points: numbered } }
  },
}

function extentOf(points: readonly WirePoint[]) {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** An annotation object's kind, and what says where it is. */
export interface ToldGeometry {
  readonly kind: Kind
  readonly fields: WireGeometry
}

/** What the wire is told of a geometry on a picture of width and height 1; of pixels it is told elsewhere. */
export function wireFromGeometry(shaped: Shaped): ToldGeometry {
  const cuboid = cuboidOf(shaped)
  if (cuboid) {
    const faces = Object.entries(cuboid.faces).map(([name, corners]) => [
      name,
      { coordinates: corners.map(corner => `p${corner + 1}`) },
    ])
    return { kind: 'cuboid', fields: { points: wirePoints(cuboid.points), ...Object.fromEntries(faces) } }
  }
  const line = lineOf(shaped)
  if (line) return { kind: 'line', fields: { points: wirePoints(line) } }
  const landmarks =
    landmarksOf(shaped) ?? pointsOf(shaped)?.map(([x, y], index) => ({ x, y, number: index + 1 }))
  if (landmarks) {
    const points = landmarks.map(({ x, y, number }, index) => [`p${index + 1}`, { x, y, label: number }])
    return { kind: 'landmark', fields: { points: Object.fromEntries(points) } }
  }
  const rings = drawnAs(shaped) === 'rings' ? ringsOf(shaped)?.map(openRing) : undefined
  if (rings) {
    const edges = wireEdges(rings.map(ring => ring.length))
    return { kind: 'polygon', fields: { points: wirePoints(rings.flat()), edges } }
  }
  const { left, top, right, bottom } = boxOf(shaped) ?? boundsOf(shaped)
  const corners: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  return { kind: 'rectangle', fields: { coordinates: corners.map(([x, y]) => ({ x, y })) } }
}
