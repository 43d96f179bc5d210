import type { Point } from '@gesso/core'
import type { Editor, Toolbox } from '../editor.ts'
import { batch, cell } from '../reactive/cells.ts'
import type { Tool } from './tool.ts'

const largestRadius = 500

/** The toolbox and the way the input tells it where the pointer is. */
export interface OwnedToolbox {
  readonly tools: Toolbox
  setCursor(cursor: Point | null): void
}

/** Tools with the first in the hand. */
export function createToolbox(all: readonly Tool[], editor: Editor): OwnedToolbox {
  const first = all[0]
  if (first === undefined) throw new RangeError('a toolbox needs a tool')
  const inHand = cell({ tool: first, running: first.begin(editor) })
  const brushRadius = cell(12)
  const brushMode = cell<'paint' | 'erase'>('paint')
  const cursor = cell<Point | null>(null)
  const tools: Toolbox = {
    all: () => all,
    active: () => inHand.get().tool.name,
    at: () => `${inHand.get().tool.name}.${inHand.get().running.at()}`,
    running: () => inHand.get().running,
    use(name) {
      const tool = all.find(each => each.name === name)
      if (tool === undefined || tool === inHand.get().tool) return
      if (tool.edits && !editor.mayEdit()) return
      batch(() => {
        inHand.get().running.handle({ kind: 'cancel' })
        inHand.set({ tool, running: tool.begin(editor) })
      })
    },
    brushRadius: () => brushRadius.get(),
    setBrushRadius: radius => brushRadius.set(Math.min(largestRadius, Math.max(0.5, radius))),
    brushMode: () => brushMode.get(),
    setBrushMode: mode => brushMode.set(mode),
    cursor: () => cursor.get(),
  }
  return { tools, setCursor: point => cursor.set(point) }
}
