import type { Point, Size } from '@gesso/core'
import { type Editor, type PointerInput, type ShapeKit, type ToolBrush, toolOf } from '@gesso/editor'
import { rounded } from '../places.ts'
import { paintPolygon, tracePath } from './paint.ts'
import { type PolygonGeometry, polygon } from './shape.ts'
import { polygonVertices } from './vertices.ts'

type PolygonState =
  | { readonly at: 'idle' }
  /** between clicks; the line follows the cursor */
  | { readonly at: 'placing'; readonly points: readonly Point[] }
  /** the button is down on the last point */
  | { readonly at: 'pressing'; readonly points: readonly Point[]; readonly originInView: Point }
  /** the button is held and the hand draws */
  | { readonly at: 'freehand'; readonly points: readonly Point[]; readonly lastInView: Point }

const idle: PolygonState = { at: 'idle' }
const closeInView = 9
const dragThresholdInView = 5
const freehandStepInView = 5

/** Places corners by clicks, draws freely while the button is held; the first corner, Enter or a double click closes. */
const polygonTool = toolOf<PolygonState>({
  name: 'polygon',
  title: 'Polygon',
  key: 'p',
  edits: true,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return idle
    if (input.kind === 'double') return state.at === 'placing' ? close(state.points, editor) : undefined
    if (input.kind === 'key')
      return state.at === 'idle' ? undefined : onKey(state.points, input.key, editor, state)
    const size = editor.document.image()?.size
    if (size === undefined) return undefined
    if (input.kind === 'press') return input.button === 'main' ? press(state, input, editor, size) : state
    if (input.kind === 'move') return move(state, input, size)
    return release(state, input, editor)
  },
  paint: paintDrawing,
})

/** The polygon in the annotator. */
export const polygonKit: ShapeKit<PolygonGeometry> = {
  shape: polygon,
  paint: paintPolygon,
  vertices: polygonVertices,
  tools: [polygonTool],
}

function onKey(
  points: readonly Point[],
  key: string,
  editor: Editor,
  state: PolygonState,
): PolygonState | undefined {
  if (key === 'Escape') return idle
  if (key === 'Enter') return close(points, editor)
  if (key !== 'Backspace' && key !== 'Delete') return undefined
  if (state.at !== 'placing') return state
  return points.length > 1 ? { at: 'placing', points: points.slice(0, -1) } : idle
}

function press(state: PolygonState, input: PointerInput, editor: Editor, size: Size): PolygonState {
  const points = state.at === 'idle' ? [] : state.points
  const [first] = points
  if (first !== undefined && points.length > 2 && nearInView(first, input, editor, closeInView)) {
    return close(points, editor)
  }
  const last = points.at(-1)
  const same = last !== undefined && nearInView(last, input, editor, 2)
  return {
    at: 'pressing',
    points: same ? points : [...points, inside(input.point, size)],
    originInView: input.pointInView,
  }
}

function move(state: PolygonState, input: PointerInput, size: Size): PolygonState {
  if (state.at === 'pressing' && distance(state.originInView, input.pointInView) > dragThresholdInView) {
    return {
      at: 'freehand',
      points: [...state.points, inside(input.point, size)],
      lastInView: input.pointInView,
    }
  }
  if (state.at === 'freehand' && distance(state.lastInView, input.pointInView) >= freehandStepInView) {
    return {
      at: 'freehand',
      points: [...state.points, inside(input.point, size)],
      lastInView: input.pointInView,
    }
  }
  return state
}

function release(state: PolygonState, input: PointerInput, editor: Editor): PolygonState {
  if (state.at === 'pressing') return { at: 'placing', points: state.points }
  if (state.at !== 'freehand') return state
  const [first] = state.points
  const closes =
    first !== undefined && state.points.length > 3 && nearInView(first, input, editor, closeInView)
  return closes ? close(state.points, editor) : { at: 'placing', points: state.points }
}

function close(points: readonly Point[], editor: Editor): PolygonState {
  const geometry = { rings: [points] }
  const problem = polygon.problem(geometry)
  if (problem !== undefined) {
    editor.notify(`The polygon cannot be closed: it ${problem}.`)
    return { at: 'placing', points }
  }
  const label = editor.document.newLabel(polygon.name, geometry, 'polygon')
  if (label === undefined) return idle
  editor.document.commit('Draw polygon', { added: [label], updated: [], removed: [] })
  editor.selection.set([label.id])
  return idle
}

function paintDrawing(state: PolygonState, brush: ToolBrush): void {
  if (state.at === 'idle') return
  const { context, look, unit, cursor } = brush
  const points = state.at === 'placing' && cursor !== null ? [...state.points, cursor] : state.points
  context.beginPath()
  tracePath(points, context)
  context.fillStyle = look.inside
  context.fill('evenodd')
  context.strokeStyle = look.line
  context.lineWidth = look.lineWidth * unit
  context.stroke()
  const [first] = points
  if (first === undefined) return
  context.beginPath()
  context.arc(first[0], first[1], 5 * unit, 0, 2 * Math.PI)
  context.fillStyle = '#ffffff'
  context.fill()
  context.stroke()
}

function inside([x, y]: Point, { width, height }: Size): Point {
  return rounded([Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))])
}

function nearInView(point: Point, input: PointerInput, editor: Editor, reach: number): boolean {
  return distance(editor.camera.viewFromImage(point), input.pointInView) <= reach
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
