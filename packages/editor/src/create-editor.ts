import type { Point } from '@gesso/core'
import { createCamera } from './camera/create-camera.ts'
import { combinationOf } from './commands/combination.ts'
import { createCommandList } from './commands/command-list.ts'
import { editCommands } from './commands/edit-commands.ts'
import { frameCommands, keyframeCommands } from './commands/frame-commands.ts'
import { orderCommands } from './commands/order-commands.ts'
import { classCommands, toolCommands } from './commands/tool-commands.ts'
import { viewCommands } from './commands/view-commands.ts'
import {
  createClasses,
  createKeypointSchemas,
  createSelection,
  createVisibility,
} from './document/choices.ts'
import { createDocument } from './document/create-document.ts'
import type { LabelSet } from './document/label-set.ts'
import type { Editor, Picture } from './editor.ts'
import { createInput, type Input } from './input/input.ts'
import { cell, derived } from './reactive/cells.ts'
import type { ShapeKit } from './shape-kit.ts'
import { panTool } from './tools/pan-tool.ts'
import { selectTool } from './tools/select/select-tool.ts'
import { createToolbox } from './tools/toolbox.ts'

/** What an editor is given; clocks and ids come from outside. */
export interface EditorOptions {
  /** the shapes that can be shown and edited, e.g. `shapeKits` of `@gesso/shapes/editing` */
  readonly kits: readonly ShapeKit[]
  /** a new uuid */
  newId(): string
  /** ISO 8601 */
  now(): string
  /** who edits here */
  readonly personId: string | null
}

/** Parts of an editor that only its own package reaches. */
export interface EditorInsides {
  readonly input: Input
  readonly labels: LabelSet
}

const insides = new WeakMap<Editor, EditorInsides>()

/** An editor without an image. */
export function createEditor(options: EditorOptions): Editor {
  const mayEdit = cell(true)
  const notice = cell<string | null>(null)
  const picture = cell<Picture | null>(null)
  const classes = createClasses()
  const keypointSchemas = createKeypointSchemas()
  const mayEditLocked = cell(false)
  const visibility = createVisibility(id => !mayEditLocked.get() && owned.document.kept(id)?.locked === true)
  const selection = createSelection(id => owned.labels.get(id))
  const owned = createDocument({
    ...options,
    classes,
    selection,
    visibility,
    mayEdit,
    notify: text => notice.set(text),
    onOpen: () => camera.fit(),
    // What is in the hand belongs to the frame before.
    onFrame: () => void editor.tools.running().handle({ kind: 'cancel' }),
  })
  const { document, history, labels } = owned
  const camera = createCamera(() => document.image()?.size ?? null)
  const editor: Editor = {
    document,
    history,
    selection,
    classes,
    keypointSchemas,
    visibility,
    camera,
    get tools() {
      return toolbox.tools
    },
    get commands() {
      return commands.list
    },
    newId: () => options.newId(),
    subscribe: listener => everything.subscribe(listener),
    setPicture: next => picture.set(next),
    picture: () => picture.get(),
    mayEdit: () => mayEdit.get(),
    setMayEdit(may) {
      mayEdit.set(may)
      if (!may) editor.tools.use('select')
    },
    setMayEditLocked: may => mayEditLocked.set(may),
    notice: () => notice.get(),
    notify: text => notice.set(text),
    pressKey(key) {
      if (editor.tools.running().handle({ kind: 'key', ...key })) return true
      return commands.runKey(combinationOf(key))
    },
  }
  const tools = [selectTool, panTool, ...options.kits.flatMap(kit => kit.tools)]
  const toolbox = createToolbox(tools, editor)
  const commands = createCommandList([
    ...editCommands(editor, options.newId),
    ...orderCommands(editor),
    ...viewCommands(editor),
    ...frameCommands(editor),
    ...keyframeCommands(editor),
    ...toolCommands(editor, tools),
    ...classCommands(editor),
  ])
  const everything = derived(() => stampOf(editor))
  const setCursor = (cursor: Point | null) => toolbox.setCursor(cursor)
  insides.set(editor, { input: createInput(editor, setCursor), labels })
  return editor
}

/** The insides of an editor made by `createEditor`. */
export function insidesOf(editor: Editor): EditorInsides {
  const found = insides.get(editor)
  if (found === undefined) throw new TypeError('this editor was not made by createEditor')
  return found
}

/** A new object whenever anything that shows has changed; reading is what makes it follow. */
function stampOf(editor: Editor): object {
  const { document, selection, classes, keypointSchemas, visibility, camera, tools, history } = editor
  return {
    read: [
      document.image(),
      document.label(''),
      document.frame(),
      document.kept(''),
      document.drafts(),
      selection.ids(),
      selection.hovered(),
      classes.all(),
      classes.active(),
      keypointSchemas.all(),
      visibility.hiddenIds(),
      visibility.lockedIds(),
      visibility.isLocked(''),
      camera.view.get(),
      camera.viewSize.get(),
      camera.canvasScale.get(),
      tools.at(),
      tools.cursor(),
      tools.brushRadius(),
      tools.brushMode(),
      history.undoName(),
      history.redoName(),
      editor.commands.all(),
      editor.picture(),
      editor.mayEdit(),
      editor.notice(),
    ],
  }
}
