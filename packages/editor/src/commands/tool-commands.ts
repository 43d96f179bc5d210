import type { Editor, EditorKeypointSchema } from '../editor.ts'
import { batch } from '../reactive/cells.ts'
import { reachableSelection } from '../tools/select/under.ts'
import type { Tool } from '../tools/tool.ts'
import type { Command } from './command.ts'

const classKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const
const radiusStep = 1.2

/** One command for each tool, and those of the brush. */
export function toolCommands(editor: Editor, tools: readonly Tool[]): readonly Command[] {
  const group = 'Tools'
  const use = tools.map(
    (tool): Command => ({
      name: `use ${tool.name}`,
      title: tool.title,
      group,
      key: tool.key === null ? [] : [tool.key],
      run: () => editor.tools.use(tool.name),
      enabled: () => !tool.edits || editor.mayEdit(),
    }),
  )
  const resize = (name: string, title: string, key: string, factor: number): Command => ({
    name,
    title,
    group,
    key: [key],
    run: () => editor.tools.setBrushRadius(editor.tools.brushRadius() * factor),
    enabled: () => editor.mayEdit(),
  })
  return [
    ...use,
    resize('smaller brush', 'Smaller brush', '[', 1 / radiusStep),
    resize('larger brush', 'Larger brush', ']', radiusStep),
    {
      name: 'next keypoint schema',
      title: 'Next keypoint schema of the class',
      group,
      key: ['shift+k'],
      run: () => chooseNextSchema(editor),
      enabled: () => editor.mayEdit() && schemasOfActive(editor).length > 1,
    },
    {
      name: 'paint or erase',
      get title() {
        return editor.tools.brushMode() === 'paint' ? 'Erase with the brush' : 'Paint with the brush'
      },
      group,
      key: ['x'],
      run: () => editor.tools.setBrushMode(editor.tools.brushMode() === 'paint' ? 'erase' : 'paint'),
      enabled: () => editor.mayEdit(),
    },
  ]
}

function schemasOfActive({ classes, keypointSchemas }: Editor): readonly EditorKeypointSchema[] {
  const active = classes.active()
  return active ? keypointSchemas.allOf(active.id) : []
}

function chooseNextSchema(editor: Editor): void {
  const active = editor.classes.active()
  const schemas = schemasOfActive(editor)
  const now = active && editor.keypointSchemas.ofClass(active.id)
  const next = schemas[(schemas.findIndex(({ id }) => id === now?.id) + 1) % schemas.length]
  if (!active || !next) return
  editor.keypointSchemas.choose(active.id, next.id)
  editor.notify(`The next keypoints of ${active.name} follow ${next.name}.`)
}

/** The number keys: the class of the selection, or of what is drawn next. */
export function classCommands(editor: Editor): readonly Command[] {
  return classKeys.map(
    (key, index): Command => ({
      name: `class ${index + 1}`,
      get title() {
        return editor.classes.all()[index]?.name ?? `Class ${index + 1}`
      },
      group: 'Classes',
      key: [key],
      run: () => chooseClass(editor, editor.classes.all()[index]?.id),
      enabled: () => editor.mayEdit() && editor.classes.all()[index] !== undefined,
    }),
  )
}

/**
 * Makes a class the active one; while selecting, the selection gets it too.
 * While drawing it is meant for the next label: the one drawn last is let go and keeps its class.
 */
export function chooseClass(editor: Editor, classId: string | undefined): void {
  if (classId === undefined) return
  batch(() => {
    editor.classes.activate(classId)
    if (editor.tools.active() !== 'select') {
      editor.selection.clear()
      return
    }
    const updated = reachableSelection(editor)
      .filter(label => label.classId !== classId)
      .map(label => [label, { ...label, classId }] as const)
    editor.document.commit('Change class', { added: [], updated, removed: [] })
  })
}
