import { type Box, boxFromDrag, boxOfPoints, type Point, type Size } from '@gesso/core'
import { type Editor, type PointerInput, type ShapeKit, type ToolBrush, toolOf } from '@gesso/editor'
import { paintBox } from '../box/paint.ts'
import { placeInside, rounded } from '../places.ts'
import { cuboidOfFront } from './front.ts'
import { paintCuboid } from './paint.ts'
import { type CuboidGeometry, cuboid } from './shape.ts'

type CuboidState =
  | { readonly at: 'idle' }
  | { readonly at: 'pressing'; readonly origin: Point; readonly originInView: Point }
  /** the front follows the hand */
  | { readonly at: 'dragging'; readonly origin: Point; readonly end: Point }
  /** the front stands; the back follows the hand from where the front ended */
  | { readonly at: 'deepening'; readonly front: Box; readonly from: Point; readonly to: Point }

const idle: CuboidState = { at: 'idle' }
const dragThresholdInView = 3

/** Draws a cuboid: a drag makes its front, then a click, or Enter, says how deep it is. */
const cuboidTool = toolOf<CuboidState>({
  name: 'cuboid',
  title: 'Cuboid',
  key: 'u',
  edits: true,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return idle
    if (input.kind === 'double') return undefined
    const size = editor.document.image()?.size
    if (size === undefined) return undefined
    if (input.kind !== 'key') return onPointer(state, input, editor, size)
    if (state.at === 'idle') return undefined
    if (input.key === 'Escape') return idle
    return input.key === 'Enter' && state.at === 'deepening' ? finish(state, editor, size) : undefined
  },
  paint: paintDrawing,
  hint(state) {
    if (state.at === 'deepening') return 'Click where the back of the end corner is. Escape begins again.'
    return 'Drag over the front of the object, then click how deep it is.'
  },
})

/** The cuboid in the annotator; its eight corners are moved one by one. */
export const cuboidKit: ShapeKit<CuboidGeometry> = {
  shape: cuboid,
  paint: paintCuboid,
  vertices: {
    of: ({ points }) => points.map((at, index) => ({ id: String(index), at })),
    moved: (geometry, id, to) => ({ ...geometry, points: geometry.points.with(Number(id), to) }),
    inserted: () => undefined,
    removed: () => undefined,
  },
  tools: [cuboidTool],
}

function onPointer(state: CuboidState, input: PointerInput, editor: Editor, size: Size): CuboidState {
  const at = rounded(placeInside(input.point, size))
  if (state.at === 'deepening') {
    const following = { ...state, to: at }
    return input.kind === 'release' ? finish(following, editor, size) : following
  }
  if (input.kind === 'press' && input.button === 'main')
    return { at: 'pressing', origin: at, originInView: input.pointInView }
  if (state.at === 'idle') return state
  if (input.kind === 'release') return state.at === 'dragging' ? frontOf(state.origin, at) : idle
  if (state.at === 'pressing' && !isFar(state.originInView, input.pointInView)) return state
  return { at: 'dragging', origin: state.origin, end: at }
}

/** The front is done; one without a width or a height was no front. */
function frontOf(origin: Point, end: Point): CuboidState {
  const front = boxFromDrag(origin, end)
  const empty = front.left === front.right || front.top === front.bottom
  return empty ? idle : { at: 'deepening', front, from: end, to: end }
}

function finish(state: Extract<CuboidState, { at: 'deepening' }>, editor: Editor, size: Size): CuboidState {
  const geometry = drawn(state, size)
  if (!isFar(...inView(state, editor))) {
    editor.notify('The cuboid has no depth yet: click away from its front.')
    return state
  }
  const label = editor.document.newLabel(cuboid.name, geometry, 'cuboid')
  if (label === undefined) return idle
  editor.document.commit('Draw cuboid', { added: [label], updated: [], removed: [] })
  editor.selection.set([label.id])
  return idle
}

function inView({ from, to }: Extract<CuboidState, { at: 'deepening' }>, editor: Editor): [Point, Point] {
  return [editor.camera.viewFromImage(from), editor.camera.viewFromImage(to)]
}

/** The cuboid between the front and its copy where the hand is, which stays on the image. */
function drawn({ front, from, to }: Extract<CuboidState, { at: 'deepening' }>, size: Size): CuboidGeometry {
  const dx = Math.min(size.width - front.right, Math.max(-front.left, to[0] - from[0]))
  const dy = Math.min(size.height - front.bottom, Math.max(-front.top, to[1] - from[1]))
  return cuboidOfFront(front, rounded([dx, dy]))
}

function paintDrawing(state: CuboidState, brush: ToolBrush, editor: Editor): void {
  const size = editor.document.image()?.size
  if (state.at === 'dragging') paintBox(boxOfPoints([state.origin, state.end]), brush)
  if (state.at === 'deepening' && size !== undefined) paintCuboid(drawn(state, size), brush)
}

function isFar(from: Point, to: Point): boolean {
  return Math.hypot(to[0] - from[0], to[1] - from[1]) > dragThresholdInView
}
