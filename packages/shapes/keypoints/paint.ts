import type { Keypoint } from '@gesso/core'
import type { Brush, EditorKeypointSchema } from '@gesso/editor'
import type { KeypointsGeometry } from './shape.ts'

const dotRadiusInView = 3.5

/** How far past the points their dots reach, in CSS pixels. */
export const keypointsReach = dotRadiusInView + 2

/** Edges between the points that there are, then the points: filled where in sight, hollow where hidden. */
export function paintKeypoints(geometry: KeypointsGeometry, brush: Brush): void {
  paintPoints(geometry.points, brush.schemaOf(geometry.schemaId), brush)
}

/** The same for points that are no label yet. */
export function paintPoints(
  points: readonly Keypoint[],
  schema: EditorKeypointSchema | undefined,
  brush: Brush,
): void {
  const { context, look, unit } = brush
  context.lineWidth = look.lineWidth * unit
  for (const { from, to, colour } of schema === undefined ? [] : edgesBetween(points, schema)) {
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.strokeStyle = colour ?? look.line
    context.stroke()
  }
  const radius = (look.emphasis === 'none' ? dotRadiusInView : dotRadiusInView + 1) * unit
  for (const point of points) {
    context.beginPath()
    context.arc(point.x, point.y, radius, 0, 2 * Math.PI)
    context.fillStyle = point.visible ? look.line : '#ffffff'
    context.fill()
    context.lineWidth = 1.5 * unit
    context.strokeStyle = point.visible ? '#ffffff' : look.line
    context.stroke()
  }
}

interface PaintedEdge {
  readonly from: Keypoint
  readonly to: Keypoint
  readonly colour: string | null
}

/** What joins points: the schema's edges, and the order of the points where they make a line. */
function edgesBetween(
  points: readonly Keypoint[],
  { type, edges }: EditorKeypointSchema,
): readonly PaintedEdge[] {
  const joined = edges.flatMap(({ from, to, colour }) => {
    const [a, b] = [points.find(each => each.classId === from), points.find(each => each.classId === to)]
    return a && b ? [{ from: a, to: b, colour }] : []
  })
  if (type !== 'polyline') return joined
  const inOrder = [...points].sort((a, b) => a.norder - b.norder)
  const along = inOrder.slice(1).flatMap((to, index) => {
    const from = inOrder[index]
    return from === undefined ? [] : [{ from, to, colour: null }]
  })
  return [...along, ...joined]
}
