import type { Keypoint, Size } from '@gesso/core'
import {
  type Editor,
  type EditorKeypointSchema,
  isNearInView,
  type PointerInput,
  type ShapeKit,
  type ToolBrush,
  type ToolInput,
  toolOf,
} from '@gesso/editor'
import { placeInside, rounded } from '../places.ts'
import { missingPoint, nextPoint, pointsOfSteps, type Step, withChanged, withPlaced } from './edit-steps.ts'
import { keypointsReach, paintKeypoints, paintPoints } from './paint.ts'
import { type KeypointsGeometry, keypoints } from './shape.ts'
import { withoutPoint, withPointAt, withPointToggled } from './vertices.ts'

/** What is being drawn: class and schema as they were at the first point, for they may change meanwhile. */
interface Drawing {
  readonly classId: string
  readonly schema: EditorKeypointSchema
  readonly steps: readonly Step[]
}

type KeypointsState =
  | { readonly at: 'idle' }
  /** between presses: the next point waits for its place */
  | ({ readonly at: 'placing' } & Drawing)
  /** the button is down on a point, which follows the hand */
  | ({ readonly at: 'holding'; readonly pointId: string } & Drawing)

const idle: KeypointsState = { at: 'idle' }
const reachInView = 5

/** Places the points of a schema one after another; the last one, Enter or a double click ends. */
const keypointsTool = toolOf<KeypointsState>({
  name: 'keypoints',
  title: 'Keypoints',
  key: 'k',
  edits: true,
  followsSchema: true,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return idle
    if (input.kind === 'double') return state.at === 'placing' ? finished(state, editor) : undefined
    if (input.kind === 'key') return state.at === 'idle' ? undefined : onKey(state, input, editor)
    const size = editor.document.image()?.size
    if (size === undefined) return undefined
    if (input.kind === 'press') return press(state, input, editor, size)
    if (state.at !== 'holding') return state
    return input.kind === 'move' ? follow(state, input, size) : release(state, editor)
  },
  paint: paintDrawing,
  hint(state, editor) {
    if (state.at === 'idle') return firstHint(editor)
    const next = nextPoint(state.schema, state.steps)
    if (next === undefined) return 'All points are placed. Enter ends.'
    return `${next.name}: click where it is. Alt+click if hidden, S to skip, O to hide or show the last, Enter to end.`
  },
})

/** Keypoints in the annotator. */
export const keypointsKit: ShapeKit<KeypointsGeometry> = {
  shape: keypoints,
  paint: paintKeypoints,
  reach: keypointsReach,
  vertices: {
    of: ({ points }) => points.map(({ id, x, y }) => ({ id, at: [x, y] })),
    moved: withPointAt,
    inserted: () => undefined,
    removed(geometry, id, editor) {
      const classes = editor.keypointSchemas.of(geometry.schemaId)?.points ?? []
      return withoutPoint(geometry, id, new Map(classes.map(each => [each.id, each.minPoints])))
    },
    toggled: withPointToggled,
  },
  tools: [keypointsTool],
}

function activeSchema(editor: Editor): EditorKeypointSchema | undefined {
  const active = editor.classes.active()
  return active && editor.keypointSchemas.ofClass(active.id)
}

function firstHint(editor: Editor): string {
  const name = editor.classes.active()?.name
  if (name === undefined) return 'There is no class yet: make one first.'
  const schema = activeSchema(editor)
  const first = schema?.points[0]
  if (first === undefined) return `No keypoint schema is for the class ${name}: link one on the page Classes.`
  return `${first.name}: click where it is.`
}

function press(state: KeypointsState, input: PointerInput, editor: Editor, size: Size): KeypointsState {
  if (state.at === 'holding') return state
  const drawing = state.at === 'placing' ? state : beginning(editor)
  if (drawing === undefined) {
    editor.notify(firstHint(editor))
    return state
  }
  const { steps } = drawing
  const near = pointsOfSteps(steps).find(point =>
    isNearInView([point.x, point.y], input, editor, reachInView),
  )
  if (near !== undefined) return { ...drawing, at: 'holding', pointId: near.id }
  const next = nextPoint(drawing.schema, steps)
  if (next === undefined) return state
  const id = editor.newId()
  const visible = !input.alt && input.button === 'main'
  const placed = withPlaced(steps, next, placeInside(input.point, size), { id, visible })
  return { ...drawing, at: 'holding', steps: placed, pointId: id }
}

/** @returns undefined when there is no class, or no schema with points for it */
function beginning(editor: Editor): Drawing | undefined {
  const classId = editor.classes.active()?.id
  const schema = activeSchema(editor)
  if (classId === undefined || schema === undefined || schema.points.length === 0) return undefined
  return { classId, schema, steps: [] }
}

function follow(
  state: Extract<KeypointsState, { at: 'holding' }>,
  input: PointerInput,
  size: Size,
): KeypointsState {
  const [x, y] = rounded(placeInside(input.point, size))
  return { ...state, steps: withChanged(state.steps, state.pointId, point => ({ ...point, x, y })) }
}

function release(state: Extract<KeypointsState, { at: 'holding' }>, editor: Editor): KeypointsState {
  const { classId, schema, steps } = state
  const placing = { at: 'placing', classId, schema, steps } as const
  return nextPoint(state.schema, state.steps) === undefined ? finished(placing, editor) : placing
}

function onKey(
  state: Exclude<KeypointsState, { at: 'idle' }>,
  { key, mod, shift, alt }: Extract<ToolInput, { kind: 'key' }>,
  editor: Editor,
): KeypointsState | undefined {
  const back = key === 'Escape' || key === 'Backspace' || key === 'Delete' || (mod && !shift && key === 'z')
  const ours = back || (!mod && !alt && ['Enter', 's', 'o'].includes(key))
  if (!ours) return undefined
  // While the button is down the hand has something to finish first.
  if (state.at === 'holding') return key === 'Escape' ? stepBack(state) : state
  if (back) return stepBack(state)
  if (key === 'Enter') return finished(state, editor)
  if (key === 's') return skipped(state, editor)
  const last = pointsOfSteps(state.steps).at(-1)
  if (last === undefined) return state
  return { ...state, steps: withChanged(state.steps, last.id, toggled) }
}

function toggled(point: Keypoint): Keypoint {
  return { ...point, visible: !point.visible }
}

function stepBack({ classId, schema, steps }: Drawing): KeypointsState {
  return steps.length > 1 ? { at: 'placing', classId, schema, steps: steps.slice(0, -1) } : idle
}

function skipped(state: Extract<KeypointsState, { at: 'placing' }>, editor: Editor): KeypointsState {
  const next = nextPoint(state.schema, state.steps)
  if (next === undefined) return state
  const placed = pointsOfSteps(state.steps).filter(({ classId }) => classId === next.id).length
  if (placed < next.minPoints) {
    editor.notify(`${next.name} is needed; it cannot be skipped.`)
    return state
  }
  const steps = [...state.steps, { kind: 'skipped', classId: next.id } as const]
  const after: Extract<KeypointsState, { at: 'placing' }> = { ...state, steps }
  return nextPoint(state.schema, steps) === undefined ? finished(after, editor) : after
}

/** Makes a label of what was placed; stays where a point is missing that must not be. */
function finished(state: Extract<KeypointsState, { at: 'placing' }>, editor: Editor): KeypointsState {
  const points = pointsOfSteps(state.steps)
  const missing = missingPoint(state.schema, points)
  if (missing !== undefined) {
    editor.notify(`${missing.name} is needed: place it before you end.`)
    return state
  }
  if (points.length === 0) return idle
  const geometry = { schemaId: state.schema.id, points }
  const made = editor.document.newLabel(keypoints.name, geometry, 'keypoints')
  if (made === undefined) return idle
  const label = { ...made, classId: state.classId }
  editor.document.commit('Draw keypoints', { added: [label], updated: [], removed: [] })
  editor.selection.set([label.id])
  return idle
}

function paintDrawing(state: KeypointsState, brush: ToolBrush): void {
  if (state.at === 'idle') return
  const points = pointsOfSteps(state.steps)
  const next = nextPoint(state.schema, state.steps)
  const { cursor } = brush
  const ghost: readonly Keypoint[] =
    state.at === 'placing' && next !== undefined && cursor !== null
      ? [{ id: '', classId: next.id, x: cursor[0], y: cursor[1], visible: true, norder: points.length }]
      : []
  paintPoints([...points, ...ghost], state.schema, brush)
}
