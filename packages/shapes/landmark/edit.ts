import type { Landmark, Point, Size } from '@gesso/core'
import {
  type Editor,
  isNearInView,
  type PointerInput,
  type ShapeKit,
  type ToolBrush,
  type ToolInput,
  toolOf,
} from '@gesso/editor'
import { placeInside, rounded } from '../places.ts'
import { landmarkReach, paintLandmark, paintLandmarks } from './paint.ts'
import { type LandmarkGeometry, landmark } from './shape.ts'

type LandmarkState =
  | { readonly at: 'idle' }
  /** between presses: the next point waits for its place */
  | { readonly at: 'placing'; readonly points: readonly Landmark[] }
  /** the button is down on a point, which follows the hand */
  | { readonly at: 'holding'; readonly points: readonly Landmark[]; readonly place: number }

const idle: LandmarkState = { at: 'idle' }
const reachInView = 5

/** Places numbered points one after another; Enter or a double click ends. */
const landmarkTool = toolOf<LandmarkState>({
  name: 'landmark',
  title: 'Landmark',
  key: 'n',
  edits: true,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return idle
    if (input.kind === 'double') return state.at === 'placing' ? finish(state.points, editor) : undefined
    if (input.kind === 'key') return state.at === 'idle' ? undefined : onKey(state, input, editor)
    const size = editor.document.image()?.size
    return size && onPointer(state, input, editor, size)
  },
  paint: paintDrawing,
  hint(state, editor) {
    const number = nextNumber(state, editor)
    if (state.at === 'idle')
      return number === 1
        ? 'Point 1: click where it is.'
        : `Point ${number}: click where it is. Shift+click begins again at 1.`
    return `Point ${number}: click where it is. Alt+click if hidden, O to hide or show the last, Enter to end.`
  },
})

/** Landmarks in the annotator. */
export const landmarkKit: ShapeKit<LandmarkGeometry> = {
  shape: landmark,
  paint: paintLandmark,
  reach: landmarkReach,
  vertices: {
    of: ({ points }) => points.map(({ x, y }, index) => ({ id: String(index), at: [x, y] })),
    moved: ({ points }, id, to) => ({ points: withPlaceAt(points, Number(id), to) }),
    inserted: () => undefined,
    // The others keep their numbers: they say which is which.
    removed: ({ points }, id) =>
      points.length > 1 ? { points: points.toSpliced(Number(id), 1) } : undefined,
    toggled: ({ points }, id) => ({ points: withToggled(points, Number(id)) }),
  },
  tools: [landmarkTool],
}

/** One more than the last that was placed, else than the largest on the image: numbers go on from label to label. */
function nextNumber(state: LandmarkState, editor: Editor): number {
  const last = state.at === 'idle' ? undefined : state.points.at(-1)
  if (last !== undefined) return last.number + 1
  let largest = 0
  for (const label of editor.document.labels()) {
    for (const { number } of editor.document.kitOf(label).shape.landmarks?.(label.geometry) ?? [])
      largest = Math.max(largest, number)
  }
  return largest + 1
}

function onPointer(state: LandmarkState, input: PointerInput, editor: Editor, size: Size): LandmarkState {
  if (input.kind === 'press') return press(state, input, editor, size)
  if (state.at !== 'holding') return state
  const { points, place } = state
  if (input.kind === 'release') return { at: 'placing', points }
  return { ...state, points: withPlaceAt(points, place, placeInside(input.point, size)) }
}

function press(state: LandmarkState, input: PointerInput, editor: Editor, size: Size): LandmarkState {
  if (state.at === 'holding') return state
  const points = state.at === 'idle' ? [] : state.points
  const near = points.findIndex(point => isNearInView([point.x, point.y], input, editor, reachInView))
  if (near >= 0) return { at: 'holding', points, place: near }
  const number = state.at === 'idle' && input.shift ? 1 : nextNumber(state, editor)
  const [x, y] = placeInside(input.point, size)
  const visible = !input.alt && input.button === 'main'
  return { at: 'holding', points: [...points, { x, y, number, visible }], place: points.length }
}

function onKey(
  state: Exclude<LandmarkState, { at: 'idle' }>,
  { key, mod, shift, alt }: Extract<ToolInput, { kind: 'key' }>,
  editor: Editor,
): LandmarkState | undefined {
  const back = key === 'Escape' || key === 'Backspace' || key === 'Delete' || (mod && !shift && key === 'z')
  const ours = back || (!mod && !alt && (key === 'Enter' || key === 'o'))
  if (!ours) return undefined
  // While the button is down the hand has something to finish first.
  if (state.at === 'holding') return key === 'Escape' ? stepBack(state.points) : state
  if (back) return stepBack(state.points)
  if (key === 'Enter') return finish(state.points, editor)
  return { at: 'placing', points: withToggled(state.points, state.points.length - 1) }
}

function stepBack(points: readonly Landmark[]): LandmarkState {
  return points.length > 1 ? { at: 'placing', points: points.slice(0, -1) } : idle
}

function finish(points: readonly Landmark[], editor: Editor): LandmarkState {
  const label = editor.document.newLabel(landmark.name, { points }, 'landmark')
  if (label === undefined) return idle
  editor.document.commit('Draw landmark', { added: [label], updated: [], removed: [] })
  editor.selection.set([label.id])
  return idle
}

function paintDrawing(state: LandmarkState, brush: ToolBrush, editor: Editor): void {
  const { cursor } = brush
  const points = state.at === 'idle' ? [] : state.points
  const ghost =
    state.at === 'holding' || cursor === null
      ? []
      : [{ x: cursor[0], y: cursor[1], number: nextNumber(state, editor) }]
  paintLandmarks([...points, ...ghost], brush)
}

function withPlaceAt(points: readonly Landmark[], place: number, to: Point): readonly Landmark[] {
  const [x, y] = rounded(to)
  return points.map((point, index) => (index === place ? { ...point, x, y } : point))
}

/** Hidden, if nothing else was said. */
function withToggled(points: readonly Landmark[], place: number): readonly Landmark[] {
  return points.map((point, index) =>
    index === place ? { ...point, visible: point.visible === false } : point,
  )
}
