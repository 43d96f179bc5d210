import { boxFromDrag, type Point } from '@gesso/core'
import type { Editor } from '../../editor.ts'
import type { ToolBrush } from '../../paint/brush.ts'
import { handlePoint } from './resize.ts'
import type { SelectState } from './states.ts'
import { editedLabel, handlesShown, resizedBounds } from './under.ts'

const handleInView = 8

/** Handles around the selection, corners of the one that is edited, or the marquee. */
export function paintSelectTool(state: SelectState, brush: ToolBrush, editor: Editor): void {
  if (state.at === 'marquee') paintMarquee(state.origin, state.end, brush)
  else paintSelection(brush, editor)
}

function paintSelection(brush: ToolBrush, editor: Editor): void {
  const label = editedLabel(editor)
  const vertices = label === undefined ? undefined : editor.document.kitOf(label).vertices
  if (label !== undefined && vertices !== undefined) {
    const { geometry } = editor.document.drafts().get(label.id) ?? label
    for (const { at } of vertices.of(geometry)) paintHandle(at, brush)
    return
  }
  const bounds = resizedBounds(editor)
  if (bounds === undefined) return
  const { context, unit } = brush
  if (editor.selection.ids().size > 1) {
    context.strokeStyle = '#ffffff'
    context.lineWidth = unit
    context.setLineDash([4 * unit, 4 * unit])
    context.strokeRect(bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top)
    context.setLineDash([])
  }
  for (const handle of handlesShown(bounds, editor.camera.view.get().scale)) {
    paintHandle(handlePoint(bounds, handle), brush)
  }
}

function paintMarquee(origin: Point, end: Point, { context, unit }: ToolBrush): void {
  const { left, top, right, bottom } = boxFromDrag(origin, end)
  context.fillStyle = 'rgba(77, 144, 254, 0.15)'
  context.strokeStyle = '#4d90fe'
  context.lineWidth = unit
  context.fillRect(left, top, right - left, bottom - top)
  context.strokeRect(left, top, right - left, bottom - top)
}

/** A white square with a dark rim: it shows on any picture. */
function paintHandle([x, y]: Point, { context, unit }: ToolBrush): void {
  const side = handleInView * unit
  context.fillStyle = '#ffffff'
  context.strokeStyle = '#1f2933'
  context.lineWidth = unit
  context.fillRect(x - side / 2, y - side / 2, side, side)
  context.strokeRect(x - side / 2, y - side / 2, side, side)
}
