import type { Editor } from '../../editor.ts'
import type { PointerInput, ToolInput } from '../tool.ts'
import { toolOf } from '../tool-of.ts'
import { beginDrag, endDrag, followDrag } from './drag.ts'
import { paintSelectTool } from './paint.ts'
import { handleCursor } from './resize.ts'
import { idle, type SelectState } from './states.ts'
import { editedLabel, underPoint } from './under.ts'

/** Further than this with the button down, in CSS pixels, a press is a drag. */
const dragThresholdInView = 3

/** Selects, moves, resizes and reshapes labels of any shape. */
export const selectTool = toolOf<SelectState>({
  name: 'select',
  title: 'Select',
  key: 'v',
  edits: false,
  idle,
  next(state, input, editor) {
    if (input.kind === 'cancel') return cancelled(editor)
    if (input.kind === 'key') return onKey(state, input, editor)
    if (input.kind === 'double') return state.at === 'idle' ? insertVertex(state, input, editor) : undefined
    if (state.at === 'idle') return whileIdle(state, input, editor)
    if (state.at === 'pressing') return whilePressing(state, input, editor)
    if (input.kind === 'move') return followDrag(state, input, editor)
    return input.kind === 'release' ? endDrag(state, input, editor) : state
  },
  paint: paintSelectTool,
  cursor(state, editor) {
    const at = editor.tools.cursor()
    if (state.at === 'moving') return 'move'
    if (state.at === 'resizing') return handleCursor(state.handle)
    if (state.at !== 'idle' || at === null) return 'default'
    const under = underPoint(editor, at, 'mouse')
    if (under.kind === 'handle') return handleCursor(under.handle)
    if (under.kind === 'vertex') return 'move'
    if (under.kind === 'edge') return 'copy'
    return under.kind === 'label' ? 'pointer' : 'default'
  },
})

function cancelled(editor: Editor): SelectState {
  editor.document.setDrafts([])
  return idle
}

function whileIdle(state: SelectState, input: PointerInput, editor: Editor): SelectState {
  if (input.kind === 'move') {
    const under = underPoint(editor, input.point, input.pointer)
    editor.selection.hover(under.kind === 'label' ? under.label.id : null)
    return state
  }
  if (input.kind !== 'press') return state
  const under = input.alt ? underneath(editor, input) : underPoint(editor, input.point, input.pointer)
  if (input.button === 'second') {
    if (under.kind === 'label' && !editor.selection.has(under.label.id))
      editor.selection.set([under.label.id])
    return state
  }
  if (input.alt && under.kind === 'vertex') return removeVertex(state, under.vertex, editor)
  const selected = under.kind === 'label' && editor.selection.has(under.label.id)
  if (under.kind === 'label' && !selected && !input.shift) editor.selection.set([under.label.id])
  return {
    at: 'pressing',
    under,
    origin: input.point,
    originInView: input.pointInView,
    shift: input.shift,
    narrows: selected && !input.shift,
  }
}

/** With Alt a press goes through what is selected to the next label below. */
function underneath(editor: Editor, input: PointerInput) {
  const under = underPoint(editor, input.point, input.pointer)
  if (under.kind !== 'label') return under
  const stack = editor.document.labelsAt(input.point, 2 / editor.camera.view.get().scale)
  const selectedAt = stack.findIndex(label => editor.selection.has(label.id))
  const below = stack[(selectedAt + 1) % Math.max(1, stack.length)]
  return below === undefined ? under : { kind: 'label' as const, label: below }
}

function whilePressing(
  state: Extract<SelectState, { at: 'pressing' }>,
  input: PointerInput,
  editor: Editor,
): SelectState {
  if (input.kind === 'release') return click(state, editor)
  if (input.kind !== 'move') return state
  const [x, y] = state.originInView
  if (Math.hypot(input.pointInView[0] - x, input.pointInView[1] - y) <= dragThresholdInView) return state
  const { under } = state
  if (under.kind === 'label' && !editor.selection.has(under.label.id)) {
    editor.selection.set([...editor.selection.ids(), under.label.id])
  }
  return followDrag(beginDrag(state, editor), input, editor)
}

function click(state: Extract<SelectState, { at: 'pressing' }>, editor: Editor): SelectState {
  const { under } = state
  if (under.kind === 'label') {
    if (state.shift) editor.selection.toggle(under.label.id)
    else if (state.narrows) editor.selection.set([under.label.id])
  } else if (under.kind === 'nothing' && !state.shift) editor.selection.clear()
  return idle
}

function onKey(state: SelectState, input: Extract<ToolInput, { kind: 'key' }>, editor: Editor) {
  if (input.key === 'Escape' && state.at !== 'idle') return cancelled(editor)
  const cursor = editor.tools.cursor()
  if ((input.key === 'Delete' || input.key === 'Backspace') && state.at === 'idle' && cursor !== null) {
    const under = underPoint(editor, cursor, 'mouse')
    if (under.kind === 'vertex') return removeVertex(state, under.vertex, editor)
  }
  if (input.key === 'o' && !input.mod && state.at === 'idle' && cursor !== null) {
    const under = underPoint(editor, cursor, 'mouse')
    if (under.kind === 'vertex') return toggleVertex(state, under.vertex, editor)
  }
  return state.at === 'idle' ? undefined : state
}

/** @returns undefined when corners of the label have no states */
function toggleVertex(state: SelectState, vertex: string, editor: Editor): SelectState | undefined {
  const label = editedLabel(editor)
  if (label === undefined) return undefined
  const geometry = editor.document.kitOf(label).vertices?.toggled?.(label.geometry, vertex)
  if (geometry === undefined) return undefined
  const to = { ...label, geometry }
  editor.document.commit('Hide or show point', { added: [], updated: [[label, to]], removed: [] })
  return state
}

function insertVertex(
  state: SelectState,
  input: Extract<ToolInput, { kind: 'double' }>,
  editor: Editor,
): SelectState | undefined {
  const label = editedLabel(editor)
  if (label === undefined) return undefined
  const slack = 7 / editor.camera.view.get().scale
  const inserted = editor.document.kitOf(label).vertices?.inserted(label.geometry, input.point, slack)
  if (inserted === undefined) return undefined
  const to = { ...label, geometry: inserted.geometry }
  editor.document.commit('Add corner', { added: [], updated: [[label, to]], removed: [] })
  return state
}

function removeVertex(state: SelectState, vertex: string, editor: Editor): SelectState {
  const label = editedLabel(editor)
  if (label === undefined) return state
  const geometry = editor.document.kitOf(label).vertices?.removed(label.geometry, vertex, editor)
  if (geometry === undefined) return state
  editor.document.commit('Remove corner', {
    added: [],
    updated: [[label, { ...label, geometry }]],
    removed: [],
  })
  return state
}
