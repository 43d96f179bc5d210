import type { Editor } from '../editor.ts'
import { cell } from '../reactive/cells.ts'
import type { RunningTool, Tool, ToolChart, ToolState } from './tool.ts'

/** A tool that walks through its chart and shows nobody its states. */
export function toolOf<S extends ToolState>(chart: ToolChart<S>): Tool {
  const { name, title, key, edits, followsSchema = false } = chart
  return { name, title, key, edits, followsSchema, begin: editor => begin(chart, editor) }
}

function begin<S extends ToolState>(chart: ToolChart<S>, editor: Editor): RunningTool {
  const state = cell<S>(chart.idle)
  return {
    at: () => state.get().at,
    handle(input) {
      const next = chart.next(state.get(), input, editor)
      if (next === undefined) return false
      state.set(next)
      return true
    },
    paint: brush => chart.paint?.(state.get(), brush, editor),
    hint: () => chart.hint?.(state.get(), editor) ?? null,
    cursor: () => chart.cursor?.(state.get(), editor) ?? 'crosshair',
  }
}
