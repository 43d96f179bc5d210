import type { Box, Label } from '@gesso/core'
import type { LabelSet } from '../document/label-set.ts'
import type { Editor } from '../editor.ts'
import { type CanvasView, canvasViewOf } from './frame-of-view.ts'
import { limitLiveSelection, paintLive } from './live-layer.ts'
import { lookOf } from './look.ts'
import { createStillLayer } from './still-layer.ts'
import type { PaintSurroundings, Surface } from './surface.ts'
import { createTileCache } from './tile-cache.ts'

const limitTileBytes = 256 * 1024 * 1024
/** For sharpening, out of the 16 ms of a frame; less when frames come late. */
const workMs = 5
const workMsWhenLate = 2
const lateAfterMs = 20
/** Smaller than this on the canvas a label is a dot. */
const dotInCanvas = 2

/** Keeps the two visible surfaces up to date, one frame at a time. */
export interface Painter {
  /** Paints what is due. @returns whether it wants another frame */
  frame(): boolean
  /** Paints until nothing is due. */
  finish(): void
  stop(): void
}

/** A painter that asks for a frame by `wantFrame` whenever something has changed. */
export function createPainter(
  editor: Editor,
  labels: LabelSet,
  surfaces: { readonly still: Surface; readonly live: Surface },
  surroundings: PaintSurroundings,
  wantFrame: () => void,
): Painter {
  const tiles = createTileCache(limitTileBytes)
  const still = createStillLayer(surfaces.still, { meeting, paint: paintStill, reach }, surroundings)
  let due: Box[] | 'everywhere' = 'everywhere'
  let seen = snapshot()
  let showDue = true
  let wasWorking = false
  let lastFrame = 0

  function meeting(box: Box): readonly Label[] {
    const drafts = editor.document.drafts()
    const hidden = editor.visibility.hiddenIds()
    return labels.meeting(box).filter(({ id }) => !drafts.has(id) && !hidden.has(id))
  }

  let measured: readonly Label[] = []
  let farthest = 0

  /** Never less than before: what was painted far out may have to be painted over. */
  function measure(): void {
    const all = labels.ordered()
    if (all === measured) return
    for (const label of all) farthest = Math.max(farthest, editor.document.kitOf(label).reach ?? 0)
    measured = all
  }

  function reach(): number {
    return farthest * editor.camera.canvasScale.get()
  }

  function paintStill(label: Label, { context }: Surface, view: CanvasView): void {
    const bounds = labels.boundsOf(label)
    const selected = seen.manySelected && editor.selection.has(label.id)
    const look = lookOf(editor.classes.of(label.classId)?.colour ?? '', selected ? 'selected' : 'none')
    const least = dotInCanvas / view.scale
    const kit = editor.document.kitOf(label)
    const tiny = bounds.right - bounds.left < least && bounds.bottom - bounds.top < least
    if (tiny && kit.reach === undefined) {
      context.fillStyle = look.line
      context.fillRect(bounds.left, bounds.top, least, least)
      return
    }
    const unit = editor.camera.canvasScale.get() / view.scale
    const { newTileCanvas } = surroundings
    const brush = { context, look, unit, tiles, newTileCanvas, schemaOf: editor.keypointSchemas.of }
    kit.paint(label.geometry, brush)
  }

  function snapshot() {
    const { viewSize, canvasScale, view } = editor.camera
    const manySelected = editor.selection.ids().size > limitLiveSelection
    return {
      view: view.get(),
      viewSize: viewSize.get(),
      canvasScale: canvasScale.get(),
      picture: editor.picture(),
      image: editor.document.image(),
      drafts: editor.document.drafts(),
      hidden: editor.visibility.hiddenIds(),
      classes: editor.classes.all(),
      keypointSchemas: editor.keypointSchemas.all(),
      manySelected,
      selectionInStill: manySelected ? editor.selection.ids() : null,
    }
  }

  /** Finds out what has changed since the last frame. */
  function look(): void {
    const before = seen
    seen = snapshot()
    if (seen.hidden !== before.hidden || seen.classes !== before.classes) due = 'everywhere'
    if (seen.keypointSchemas !== before.keypointSchemas) due = 'everywhere'
    if (seen.selectionInStill !== before.selectionInStill) due = 'everywhere'
    for (const id of changedKeys(before.drafts, seen.drafts)) {
      const label = editor.document.label(id)
      if (label !== undefined && due !== 'everywhere') due.push(editor.document.boundsOf(label))
    }
    showDue ||=
      seen.view !== before.view ||
      seen.viewSize !== before.viewSize ||
      seen.canvasScale !== before.canvasScale ||
      seen.picture !== before.picture ||
      seen.image !== before.image
  }

  function frame(): boolean {
    look()
    measure()
    const view = canvasViewOf(seen.view, seen.canvasScale)
    const areas = due === 'everywhere' ? null : due
    if (areas === null || areas.length > 0) {
      due = []
      showDue = true
      still.repaint(areas === null ? null : withoutRepeats(areas))
    }
    if (showDue) still.show(view, seen.picture, seen.image?.size ?? null)
    paintLive(editor, surfaces.live, view, tiles, surroundings)
    const now = surroundings.now()
    const working = still.work(now - lastFrame > lateAfterMs && wasWorking ? workMsWhenLate : workMs)
    wasWorking = working
    lastFrame = now
    showDue = working && still.isSharp()
    return working
  }

  const stopLabels = labels.onChange(areas => {
    if (areas === null) due = 'everywhere'
    else if (due !== 'everywhere') due.push(...areas)
  })
  const stopEditor = editor.subscribe(wantFrame)
  return {
    frame,
    finish() {
      while (frame()) {
        // each frame brings it nearer
      }
    },
    stop() {
      stopLabels()
      stopEditor()
    },
  }
}

/** A label that is put down tells of its place twice. */
function withoutRepeats(areas: readonly Box[]): readonly Box[] {
  return [
    ...new Map(areas.map(area => [`${area.left} ${area.top} ${area.right} ${area.bottom}`, area])).values(),
  ]
}

/** Ids that are in one of the maps only. */
function changedKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] {
  if (a === b) return []
  return [...[...a.keys()].filter(id => !b.has(id)), ...[...b.keys()].filter(id => !a.has(id))]
}
