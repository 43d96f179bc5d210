import { type Label, type Mask, maskDifference, maskFromStroke, maskUnion, type Point } from '@gesso/core'
import { type Editor, type PointerInput, type ShapeKit, type ToolBrush, toolOf } from '@gesso/editor'
import { paintMask } from './paint.ts'
import { type MaskGeometry, mask } from './shape.ts'

type BrushState =
  | { readonly at: 'idle' }
  | {
      readonly at: 'painting' | 'erasing'
      readonly points: readonly Point[]
      readonly radius: number
      /** the mask that the stroke changes; undefined when it makes a new one */
      readonly base: Label | undefined
    }

type Stroke = Exclude<BrushState, { at: 'idle' }>

const idle: BrushState = { at: 'idle' }

/** Paints masks; the right button erases, Shift draws straight. Strokes add to the selected mask or begin a new one. */
const brushTool = toolOf<BrushState>({
  name: 'brush',
  title: 'Brush',
  key: 'r',
  edits: true,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return drop(editor)
    if (input.kind === 'double') return undefined
    if (input.kind === 'key') {
      if (state.at === 'idle') return undefined
      return input.key === 'Escape' ? drop(editor) : state
    }
    if (input.kind === 'press' && state.at === 'idle') return begin(input, editor)
    if (state.at === 'idle') return state
    const stroke = { ...state, points: extended(state.points, input) }
    return input.kind === 'release' ? finish(stroke, editor) : stroke
  },
  paint: paintStroke,
  cursor: () => 'none',
})

/** The mask in the annotator. */
export const maskKit: ShapeKit<MaskGeometry> = { shape: mask, paint: paintMask, tools: [brushTool] }

function begin(input: PointerInput, editor: Editor): BrushState {
  const erases = input.button === 'second' || editor.tools.brushMode() === 'erase'
  const base = selectedMask(editor) ?? (erases ? topMask(editor, input.point) : undefined)
  if (erases && base === undefined) return idle
  // As its own draft the base is painted live, where a stroke can take from it.
  editor.document.setDrafts(base === undefined ? [] : [base])
  return {
    at: erases ? 'erasing' : 'painting',
    points: [input.point],
    radius: editor.tools.brushRadius(),
    base,
  }
}

function extended(points: readonly Point[], input: PointerInput): readonly Point[] {
  const [first] = points
  if (input.shift && first !== undefined) return [first, input.point]
  const last = points.at(-1)
  if (last !== undefined && last[0] === input.point[0] && last[1] === input.point[1]) return points
  return [...points, input.point]
}

function finish(stroke: Stroke, editor: Editor): BrushState {
  drop(editor)
  const size = editor.document.image()?.size
  if (size === undefined) return idle
  const stamp = maskFromStroke(stroke.points, stroke.radius, size)
  if (stamp.width === 0) return idle
  if (stroke.base === undefined) addMask(stamp, editor)
  else changeMask(stroke.base, stamp, stroke.at, editor)
  return idle
}

function addMask(stamp: Mask, editor: Editor): void {
  const label = editor.document.newLabel(mask.name, { ...stamp }, 'brush')
  if (label === undefined) return
  editor.document.commit('Paint', { added: [label], updated: [], removed: [] })
  editor.selection.set([label.id])
}

function changeMask(base: Label, stamp: Mask, at: Stroke['at'], editor: Editor): void {
  // Another person may have painted meanwhile: the stroke goes on top of what they left.
  const now = editor.document.label(base.id)
  const before = now === undefined ? undefined : maskOfLabel(now)
  if (now === undefined || before === undefined) return
  const after = at === 'painting' ? maskUnion(before, stamp) : maskDifference(before, stamp)
  const name = at === 'painting' ? 'Paint' : 'Erase'
  if (after.width === 0) editor.document.commit(name, { added: [], updated: [], removed: [now] })
  else {
    const updated = [[now, { ...now, geometry: { ...after } }]] as const
    editor.document.commit(name, { added: [], updated, removed: [] })
  }
}

function drop(editor: Editor): BrushState {
  editor.document.setDrafts([])
  return idle
}

function selectedMask(editor: Editor): Label | undefined {
  const [only, ...others] = editor.selection.labels()
  if (only === undefined || others.length > 0 || editor.visibility.isLocked(only.id)) return undefined
  return maskOfLabel(only) === undefined ? undefined : only
}

function topMask(editor: Editor, point: Point): Label | undefined {
  return editor.document.labelsAt(point, 0).find(label => maskOfLabel(label) !== undefined)
}

function maskOfLabel(label: Label): Mask | undefined {
  return isMaskGeometry(label.geometry, label) ? label.geometry : undefined
}

function isMaskGeometry(_: Label['geometry'], label: Label): _ is MaskGeometry {
  return label.shape === mask.name
}

function paintStroke(state: BrushState, brush: ToolBrush, editor: Editor): void {
  const { context, look, cursor, unit } = brush
  if (state.at !== 'idle') {
    context.save()
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.lineWidth = state.radius * 2
    context.globalCompositeOperation = state.at === 'erasing' ? 'destination-out' : 'source-over'
    context.strokeStyle = state.at === 'erasing' ? '#000000' : look.inside
    context.beginPath()
    const [[x, y] = [0, 0], ...others] = state.points
    context.moveTo(x, y)
    context.lineTo(x, y)
    for (const [nextX, nextY] of others) context.lineTo(nextX, nextY)
    context.stroke()
    context.restore()
  }
  if (cursor === null) return
  const radius = state.at === 'idle' ? editor.tools.brushRadius() : state.radius
  context.lineWidth = unit
  for (const [colour, grown] of [
    ['#000000', unit],
    ['#ffffff', 0],
  ] as const) {
    context.strokeStyle = colour
    context.beginPath()
    context.arc(cursor[0], cursor[1], radius + grown, 0, 2 * Math.PI)
    context.stroke()
  }
}
