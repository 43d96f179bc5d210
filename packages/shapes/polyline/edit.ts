import { nearestOnLine } from '@gesso/core'
import type { ShapeKit, VertexEditing } from '@gesso/editor'
import { rounded } from '../places.ts'
import { lineTool } from '../polygon/edit-line.ts'
import { paintPolyline } from './paint.ts'
import { type PolylineGeometry, polyline } from './shape.ts'

/** Places points by clicks, draws freely while the button is held; Enter or a double click ends. */
const polylineTool = lineTool<PolylineGeometry>({
  shape: polyline,
  title: 'Line',
  key: 'l',
  closes: false,
  geometryOf: points => ({ points }),
})

/** A line's points; ids are their places, counted from 0. */
const polylineVertices: VertexEditing<PolylineGeometry> = {
  of: ({ points }) => points.map((at, index) => ({ id: String(index), at })),
  moved: ({ points }, id, to) => ({ points: points.with(Number(id), to) }),
  inserted({ points }, at, slack) {
    const nearest = nearestOnLine(points, at)
    if (nearest === undefined || nearest.distance > slack) return undefined
    const index = nearest.edge + 1
    return { geometry: { points: points.toSpliced(index, 0, rounded(nearest.point)) }, id: String(index) }
  },
  removed({ points }, id) {
    const left = { points: points.toSpliced(Number(id), 1) }
    return polyline.problem(left) === undefined ? left : undefined
  },
}

/** The line in the annotator. */
export const polylineKit: ShapeKit<PolylineGeometry> = {
  shape: polyline,
  paint: paintPolyline,
  vertices: polylineVertices,
  tools: [polylineTool],
}
