import { boxIntersection, byStack, type Label } from '@gesso/core'
import type { Editor } from '../editor.ts'
import type { Emphasis, TileCache, ToolBrush } from './brush.ts'
import { type CanvasView, imageBoxOf } from './frame-of-view.ts'
import { lookOf } from './look.ts'
import type { PaintSurroundings, Surface } from './surface.ts'

/** From so many selected labels on, the still layer shows them selected. */
export const limitLiveSelection = 200
/** From so many labels under the hand on, only their bounds follow it. */
const limitLiveDrafts = 500

/** Paints what is under the hand: drafts, the selection, the label under the pointer, and what the tool shows. */
export function paintLive(
  editor: Editor,
  surface: Surface,
  view: CanvasView,
  tiles: TileCache,
  surroundings: PaintSurroundings,
): void {
  const { context } = surface
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, surface.width, surface.height)
  if (editor.document.image() === null) return
  context.setTransform(view.scale, 0, 0, view.scale, view.x, view.y)
  context.imageSmoothingEnabled = view.scale < 3
  const visible = imageBoxOf(view, surface)
  const brush = (classId: string | undefined, emphasis: Emphasis): ToolBrush => ({
    context,
    look: lookOf(editor.classes.of(classId ?? '')?.colour ?? '', emphasis),
    unit: editor.camera.canvasScale.get() / view.scale,
    tiles,
    schemaOf: editor.keypointSchemas.of,
    newTileCanvas: surroundings.newTileCanvas,
    cursor: editor.tools.cursor(),
    visible,
  })
  const drafts = [...editor.document.drafts().values()].sort(byStack)
  const outlinesOnly = drafts.length > limitLiveDrafts
  for (const label of drafts) {
    if (outlinesOnly) paintBounds(editor, label, brush(label.classId, 'selected'))
    else paintLabel(editor, label, brush(label.classId, 'selected'))
  }
  for (const [label, emphasis] of emphasised(editor)) {
    if (boxIntersection(editor.document.boundsOf(label), visible) === undefined) continue
    paintLabel(editor, label, brush(label.classId, emphasis))
  }
  editor.tools.running().paint(brush(editor.classes.active()?.id, 'selected'))
}

function emphasised(editor: Editor): readonly (readonly [Label, Emphasis])[] {
  const drafts = editor.document.drafts()
  const hovered = editor.selection.hovered()
  const under = hovered === null || editor.selection.has(hovered) ? undefined : editor.document.label(hovered)
  const selected = editor.selection.ids().size > limitLiveSelection ? [] : editor.selection.labels()
  return [
    ...(under === undefined || drafts.has(under.id) ? [] : [[under, 'hovered'] as const]),
    ...selected
      .filter(({ id }) => !drafts.has(id) && !editor.visibility.isHidden(id))
      .sort(byStack)
      .map(label => [label, 'selected'] as const),
  ]
}

function paintLabel(editor: Editor, label: Label, brush: ToolBrush): void {
  editor.document.kitOf(label).paint(label.geometry, brush)
}

function paintBounds(editor: Editor, label: Label, { context, look, unit }: ToolBrush): void {
  const { left, top, right, bottom } = editor.document.boundsOf(label)
  context.strokeStyle = look.line
  context.lineWidth = unit
  context.strokeRect(left, top, right - left, bottom - top)
}
