import { type Box, boxUnion, type Label } from '@gesso/core'
import type { Editor } from '../editor.ts'
import { batch, cell } from '../reactive/cells.ts'
import { reachableSelection } from '../tools/select/under.ts'
import type { Command } from './command.ts'

const pasteStep = 10

/** Delete, copies, undo, selection and nudges. */
export function editCommands(editor: Editor, newId: () => string): readonly Command[] {
  return [
    ...historyCommands(editor),
    ...copyCommands(editor, newId),
    ...selectionCommands(editor),
    ...nudgeCommands(editor),
  ]
}

function historyCommands(editor: Editor): readonly Command[] {
  const { history } = editor
  return [
    {
      name: 'undo',
      get title() {
        return titled('Undo', history.undoName())
      },
      group: 'Edit',
      key: ['mod+z'],
      run: () => history.undo(),
      enabled: () => editor.mayEdit() && history.undoName() !== null,
    },
    {
      name: 'redo',
      get title() {
        return titled('Redo', history.redoName())
      },
      group: 'Edit',
      key: ['mod+shift+z', 'mod+y'],
      run: () => history.redo(),
      enabled: () => editor.mayEdit() && history.redoName() !== null,
    },
  ]
}

function copyCommands(editor: Editor, newId: () => string): readonly Command[] {
  const copied = cell<readonly Label[]>([])
  const pastes = cell(0)

  function copy(): void {
    copied.set(editor.selection.labels())
    pastes.set(0)
  }

  function paste(): void {
    pastes.set(pastes.get() + 1)
    addCopies('Paste', copied.get(), pastes.get() * pasteStep, editor, newId)
  }

  return [
    {
      name: 'copy',
      title: 'Copy',
      group: 'Edit',
      key: ['mod+c'],
      run: copy,
      enabled: () => editor.selection.ids().size > 0,
    },
    {
      name: 'paste',
      title: 'Paste',
      group: 'Edit',
      key: ['mod+v'],
      run: paste,
      enabled: () => editor.mayEdit() && copied.get().length > 0,
    },
    {
      name: 'duplicate',
      title: 'Duplicate',
      group: 'Edit',
      key: ['mod+d'],
      run: () => addCopies('Duplicate', reachableSelection(editor), pasteStep, editor, newId),
      enabled: () => reachableSelection(editor).length > 0,
    },
  ]
}

function selectionCommands(editor: Editor): readonly Command[] {
  return [
    {
      name: 'delete',
      title: 'Delete',
      group: 'Edit',
      key: ['Delete', 'Backspace'],
      run: () =>
        editor.document.commit('Delete', { added: [], updated: [], removed: reachableSelection(editor) }),
      enabled: () => reachableSelection(editor).length > 0,
    },
    {
      name: 'select all',
      title: 'Select all',
      group: 'Edit',
      key: ['mod+a'],
      run: () => editor.selection.set(selectable(editor).map(label => label.id)),
      enabled: () => editor.document.labels().length > 0,
    },
    {
      name: 'escape',
      title: 'Let go',
      group: 'Edit',
      key: ['Escape'],
      run: () => letGo(editor),
      enabled: () => true,
    },
    stepCommand(editor, 'next object', 'Next object', 'Tab', 1),
    stepCommand(editor, 'previous object', 'Previous object', 'shift+Tab', -1),
  ]
}

function titled(word: string, what: string | null): string {
  return what === null ? word : `${word} ${what.toLowerCase()}`
}

function selectable(editor: Editor): readonly Label[] {
  const { visibility } = editor
  return editor.document.labels().filter(({ id }) => !visibility.isHidden(id) && !visibility.isLocked(id))
}

function letGo(editor: Editor): void {
  if (editor.selection.ids().size > 0) editor.selection.clear()
  else editor.tools.use('select')
}

/** Front to back, as the object list shows them. */
function stepCommand(editor: Editor, name: string, title: string, key: string, by: 1 | -1): Command {
  return {
    name,
    title,
    group: 'Edit',
    key: [key],
    run() {
      const labels = selectable(editor).toReversed()
      const selectedAt = labels.findIndex(label => editor.selection.has(label.id))
      const at = selectedAt < 0 ? (by > 0 ? 0 : labels.length - 1) : selectedAt + by
      const next = labels.at(at % labels.length)
      if (next === undefined) return
      batch(() => {
        editor.selection.set([next.id])
        editor.camera.reveal(editor.document.boundsOf(next))
      })
    },
    enabled: () => selectable(editor).length > 0,
  }
}

function addCopies(
  name: string,
  labels: readonly Label[],
  offset: number,
  editor: Editor,
  newId: () => string,
): void {
  const size = editor.document.image()?.size
  const [first] = labels
  if (size === undefined || first === undefined) return
  const around = labels.map(label => editor.document.boundsOf(label)).reduce(boxUnion)
  const dx = offsetInside(around.left, around.right, size.width, offset)
  const dy = offsetInside(around.top, around.bottom, size.height, offset)
  const front = (editor.document.labels().at(-1)?.zIndex ?? -1) + 1
  const added = labels.map((label, index) => ({
    ...label,
    id: newId(),
    geometry: editor.document.kitOf(label).shape.moved(label.geometry, dx, dy),
    zIndex: front + index,
    externalId: null,
    version: 0,
  }))
  batch(() => {
    editor.document.commit(name, { added, updated: [], removed: [] })
    editor.selection.set(added.map(label => label.id))
  })
}

/** Whole pixels that keep a copy on the image, where it fits at all. */
function offsetInside(low: number, high: number, length: number, offset: number): number {
  if (high - low >= length) return 0
  return Math.round(Math.min(Math.max(offset, -low), length - high))
}

function nudgeCommands(editor: Editor): readonly Command[] {
  const directions = [
    ['left', 'ArrowLeft', -1, 0],
    ['right', 'ArrowRight', 1, 0],
    ['up', 'ArrowUp', 0, -1],
    ['down', 'ArrowDown', 0, 1],
  ] as const
  return directions.flatMap(([word, key, x, y]) =>
    ([1, 10] as const).map(step => ({
      name: `nudge ${word} ${step}`,
      title: `Move ${step} px ${word}`,
      group: 'Edit' as const,
      key: [step === 1 ? key : `shift+${key}`],
      run: () => nudge(editor, x * step, y * step),
      enabled: () => reachableSelection(editor).length > 0,
    })),
  )
}

function nudge(editor: Editor, dx: number, dy: number): void {
  const size = editor.document.image()?.size
  const labels = reachableSelection(editor)
  if (size === undefined || labels.length === 0) return
  const around: Box = labels.map(label => editor.document.boundsOf(label)).reduce(boxUnion)
  const x = stepInside(around.left, around.right, size.width, dx)
  const y = stepInside(around.top, around.bottom, size.height, dy)
  if (x === 0 && y === 0) return
  const updated = labels.map(label => {
    const geometry = editor.document.kitOf(label).shape.moved(label.geometry, x, y)
    return [label, { ...label, geometry }] as const
  })
  const joins = `nudge ${labels.map(label => label.id).join(' ')}`
  editor.document.commit('Move', { added: [], updated, removed: [] }, joins)
}

function stepInside(low: number, high: number, length: number, step: number): number {
  const least = Math.min(0, Math.ceil(-low))
  const most = Math.max(0, Math.floor(length - high))
  return Math.min(most, Math.max(least, step)) || 0
}
