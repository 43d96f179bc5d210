import { type Box, boxFromDrag, boxUnion, type Label, type Point, type Size } from '@gesso/core'
import type { Editor } from '../../editor.ts'
import type { HeldKeys, PointerInput } from '../tool.ts'
import { resizedBox } from './resize.ts'
import { idle, type SelectState } from './states.ts'
import { boundsNow, reachableSelection } from './under.ts'

type Pressing = Extract<SelectState, { at: 'pressing' }>

/** The state in which a press has become a drag. */
export function beginDrag(state: Pressing, editor: Editor): SelectState {
  const { under, origin } = state
  if (under.kind === 'nothing' || !editor.mayEdit()) return beginMarquee(state, editor)
  if (under.kind === 'vertex') {
    return { at: 'reshaping', start: under.label, geometry: under.label.geometry, vertex: under.vertex }
  }
  if (under.kind === 'edge') {
    const slack = 16 / editor.camera.view.get().scale
    const inserted = editor.document
      .kitOf(under.label)
      .vertices?.inserted(under.label.geometry, origin, slack)
    if (inserted === undefined) return idle
    return { at: 'reshaping', start: under.label, geometry: inserted.geometry, vertex: inserted.id }
  }
  const starts = reachableSelection(editor)
  if (under.kind === 'handle') return { at: 'resizing', starts, bounds: under.bounds, handle: under.handle }
  if (starts.length === 0) return idle
  return {
    at: 'moving',
    starts,
    bounds: starts.map(label => boundsNow(editor, label)).reduce(boxUnion),
    origin,
  }
}

function beginMarquee(state: Pressing, editor: Editor): SelectState {
  const kept = state.shift ? [...editor.selection.ids()] : []
  return { at: 'marquee', origin: state.origin, end: state.origin, kept }
}

/** Shows the drag as drafts, or as the selection that a marquee makes. */
export function followDrag(state: SelectState, input: PointerInput, editor: Editor): SelectState {
  if (state.at === 'marquee') {
    const next = { ...state, end: input.point }
    editor.selection.set([...state.kept, ...insideMarquee(boxFromDrag(state.origin, input.point), editor)])
    return next
  }
  editor.document.setDrafts(draftsOf(state, input.point, input, editor))
  return state
}

/** Makes the drag an edit. */
export function endDrag(state: SelectState, input: PointerInput, editor: Editor): SelectState {
  if (state.at === 'marquee') return idle
  const starts = state.at === 'reshaping' ? [state.start] : 'starts' in state ? state.starts : []
  const drafts = new Map(draftsOf(state, input.point, input, editor).map(label => [label.id, label]))
  const names = { moving: 'Move', resizing: 'Resize', reshaping: 'Reshape', idle: '', pressing: '' } as const
  const updated = starts.flatMap(start => {
    const draft = drafts.get(start.id)
    return draft === undefined ? [] : [[start, draft] as const]
  })
  editor.document.setDrafts([])
  editor.document.commit(names[state.at], { added: [], updated, removed: [] })
  return idle
}

function draftsOf(state: SelectState, to: Point, keys: HeldKeys, editor: Editor): readonly Label[] {
  const size = editor.document.image()?.size
  if (size === undefined) return []
  if (state.at === 'moving') {
    const [dx, dy] = heldInside(
      state.bounds,
      size,
      straightened(to[0] - state.origin[0], to[1] - state.origin[1], keys),
    )
    return state.starts.map(label =>
      withGeometry(label, shapeOf(editor, label).moved(label.geometry, dx, dy)),
    )
  }
  if (state.at === 'resizing') {
    const options = { keepRatio: keys.shift, centred: keys.alt }
    const box = resizedBox(state.bounds, state.handle, pixelInside(to, size), options)
    return state.starts.map(label =>
      withGeometry(
        label,
        shapeOf(editor, label).fitted(label.geometry, ...fitting(label, state.bounds, box, editor)),
      ),
    )
  }
  if (state.at === 'reshaping') {
    const geometry = editor.document
      .kitOf(state.start)
      .vertices?.moved(state.geometry, state.vertex, inside(to, size))
    return geometry === undefined ? [] : [withGeometry(state.start, geometry)]
  }
  return []
}

/** One label's share when the box around all is stretched: its own bounds, and where they come to lie. */
function fitting(label: Label, from: Box, to: Box, editor: Editor): readonly [Box, Box] {
  const own = shapeOf(editor, label).bounds(label.geometry)
  const scaleX = (to.right - to.left) / (from.right - from.left)
  const scaleY = (to.bottom - to.top) / (from.bottom - from.top)
  return [
    own,
    {
      left: to.left + (own.left - from.left) * scaleX,
      top: to.top + (own.top - from.top) * scaleY,
      right: to.left + (own.right - from.left) * scaleX,
      bottom: to.top + (own.bottom - from.top) * scaleY,
    },
  ]
}

function insideMarquee(box: Box, editor: Editor): readonly string[] {
  return editor.document
    .labelsIn(box)
    .filter(({ id }) => !editor.visibility.isHidden(id) && !editor.visibility.isLocked(id))
    .filter(label => {
      const bounds = editor.document.boundsOf(label)
      const [x, y] = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2]
      return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
    })
    .map(label => label.id)
}

function straightened(dx: number, dy: number, keys: HeldKeys): Point {
  if (!keys.shift) return [dx, dy]
  return Math.abs(dx) >= Math.abs(dy) ? [dx, 0] : [0, dy]
}

/** Whole pixels, so that masks move without loss and boxes stay on the pixel grid. */
function heldInside(bounds: Box, size: Size, [dx, dy]: Point): Point {
  return [
    held(Math.round(dx), bounds.left, bounds.right, size.width),
    held(Math.round(dy), bounds.top, bounds.bottom, size.height),
  ]
}

function held(by: number, low: number, high: number, length: number): number {
  const least = Math.min(0, Math.ceil(-low))
  const most = Math.max(0, Math.floor(length - high))
  // -0 would be another number to those who compare.
  return Math.min(most, Math.max(least, by)) || 0
}

function inside([x, y]: Point, size: Size): Point {
  return [round(Math.min(size.width, Math.max(0, x))), round(Math.min(size.height, Math.max(0, y)))]
}

function pixelInside(point: Point, size: Size): Point {
  const [x, y] = inside(point, size)
  return [Math.round(x), Math.round(y)]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function shapeOf(editor: Editor, label: Label) {
  return editor.document.kitOf(label).shape
}

function withGeometry(label: Label, geometry: Label['geometry']): Label {
  return { ...label, geometry }
}
