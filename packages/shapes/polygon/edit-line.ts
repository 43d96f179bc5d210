import type { Geometry, Point, Shape, Size } from '@gesso/core'
import {
  type Editor,
  isNearInView,
  type PointerInput,
  type Tool,
  type ToolBrush,
  toolOf,
} from '@gesso/editor'
import { placeInside, rounded } from '../places.ts'
import { tracePath } from './paint.ts'

/** What a tool draws point by point. */
export interface DrawnLine<G extends Geometry> {
  readonly shape: Shape<G>
  readonly title: string
  readonly key: string
  /** whether it ends where it began: then a press on its first point ends it, and it has an inside */
  readonly closes: boolean
  geometryOf(points: readonly Point[]): G
}

type LineState =
  | { readonly at: 'idle' }
  /** between clicks; the line follows the cursor */
  | { readonly at: 'placing'; readonly points: readonly Point[] }
  /** the button is down on the last point */
  | { readonly at: 'pressing'; readonly points: readonly Point[]; readonly originInView: Point }
  /** the button is held and the hand draws */
  | { readonly at: 'freehand'; readonly points: readonly Point[]; readonly lastInView: Point }

const idle: LineState = { at: 'idle' }
const closeInView = 9
const dragThresholdInView = 5
const freehandStepInView = 5

/** A tool that places points by clicks and draws freely while the button is held; Enter or a double click ends. */
export function lineTool<G extends Geometry>(drawn: DrawnLine<G>): Tool {
  return toolOf<LineState>({
    name: drawn.shape.name,
    title: drawn.title,
    key: drawn.key,
    edits: true,
    idle,
    next(state, input, editor) {
      if (input.kind === 'cancel') return idle
      if (input.kind === 'double')
        return state.at === 'placing' ? finish(drawn, state.points, editor) : undefined
      if (input.kind === 'key')
        return state.at === 'idle' ? undefined : onKey(drawn, state, input.key, editor)
      const size = editor.document.image()?.size
      if (size === undefined) return undefined
      if (input.kind === 'move') return move(state, input, size)
      if (input.kind === 'release') return release(drawn, state, input, editor)
      return input.button === 'main' ? press(drawn, state, input, editor) : state
    },
    paint: (state, brush) => paintDrawing(drawn, state, brush),
  })
}

function onKey<G extends Geometry>(
  drawn: DrawnLine<G>,
  state: Exclude<LineState, { at: 'idle' }>,
  key: string,
  editor: Editor,
): LineState | undefined {
  const { points } = state
  if (key === 'Escape') return idle
  if (key === 'Enter') return finish(drawn, points, editor)
  if (key !== 'Backspace' && key !== 'Delete') return undefined
  if (state.at !== 'placing') return state
  return points.length > 1 ? { at: 'placing', points: points.slice(0, -1) } : idle
}

function press<G extends Geometry>(
  drawn: DrawnLine<G>,
  state: LineState,
  input: PointerInput,
  editor: Editor,
): LineState {
  const size = editor.document.image()?.size
  if (size === undefined) return state
  const points = state.at === 'idle' ? [] : state.points
  if (points.length > 2 && meetsStart(drawn, points, input, editor)) return finish(drawn, points, editor)
  const last = points.at(-1)
  const same = last !== undefined && isNearInView(last, input, editor, 2)
  return {
    at: 'pressing',
    points: same ? points : [...points, rounded(placeInside(input.point, size))],
    originInView: input.pointInView,
  }
}

function move(state: LineState, input: PointerInput, size: Size): LineState {
  const drawsOn =
    (state.at === 'pressing' && distance(state.originInView, input.pointInView) > dragThresholdInView) ||
    (state.at === 'freehand' && distance(state.lastInView, input.pointInView) >= freehandStepInView)
  if (!drawsOn) return state
  const points = [...state.points, rounded(placeInside(input.point, size))]
  return { at: 'freehand', points, lastInView: input.pointInView }
}

function release<G extends Geometry>(
  drawn: DrawnLine<G>,
  state: LineState,
  input: PointerInput,
  editor: Editor,
): LineState {
  if (state.at === 'pressing') return { at: 'placing', points: state.points }
  if (state.at !== 'freehand') return state
  const { points } = state
  const closed = points.length > 3 && meetsStart(drawn, points, input, editor)
  return closed ? finish(drawn, points, editor) : { at: 'placing', points }
}

function meetsStart<G extends Geometry>(
  { closes }: DrawnLine<G>,
  [first]: readonly Point[],
  input: PointerInput,
  editor: Editor,
): boolean {
  return closes && first !== undefined && isNearInView(first, input, editor, closeInView)
}

function finish<G extends Geometry>(
  { shape, title, closes, geometryOf }: DrawnLine<G>,
  points: readonly Point[],
  editor: Editor,
): LineState {
  const geometry = geometryOf(points)
  const problem = shape.problem(geometry)
  const name = title.toLowerCase()
  if (problem !== undefined) {
    editor.notify(`The ${name} cannot be ${closes ? 'closed' : 'ended'}: it ${problem}.`)
    return { at: 'placing', points }
  }
  const label = editor.document.newLabel(shape.name, geometry, shape.name)
  if (label === undefined) return idle
  editor.document.commit(`Draw ${name}`, { added: [label], updated: [], removed: [] })
  editor.selection.set([label.id])
  return idle
}

function paintDrawing<G extends Geometry>(
  { closes }: DrawnLine<G>,
  state: LineState,
  { context, look, unit, cursor }: ToolBrush,
): void {
  if (state.at === 'idle') return
  const points = state.at === 'placing' && cursor !== null ? [...state.points, cursor] : state.points
  context.beginPath()
  tracePath(points, context)
  if (closes) {
    context.fillStyle = look.inside
    context.fill('evenodd')
  }
  context.strokeStyle = look.line
  context.lineWidth = look.lineWidth * unit
  context.stroke()
  const [first] = points
  if (first === undefined) return
  context.beginPath()
  context.arc(first[0], first[1], (closes ? 5 : 3) * unit, 0, 2 * Math.PI)
  context.fillStyle = '#ffffff'
  context.fill()
  context.stroke()
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
