import type { ShapeKit } from '@gesso/editor'
import { lineTool } from './edit-line.ts'
import { paintPolygon } from './paint.ts'
import { type PolygonGeometry, polygon } from './shape.ts'
import { polygonVertices } from './vertices.ts'

/** Places corners by clicks, draws freely while the button is held; the first corner, Enter or a double click closes. */
const polygonTool = lineTool<PolygonGeometry>({
  shape: polygon,
  title: 'Polygon',
  key: 'p',
  closes: true,
  geometryOf: points => ({ rings: [points] }),
})

/** The polygon in the annotator. */
export const polygonKit: ShapeKit<PolygonGeometry> = {
  shape: polygon,
  paint: paintPolygon,
  vertices: polygonVertices,
  tools: [polygonTool],
}
