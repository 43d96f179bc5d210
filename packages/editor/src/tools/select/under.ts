import { type Box, boxUnion, type Label, type Point } from '@gesso/core'
import type { Editor } from '../../editor.ts'
import { type BoxHandle, boxHandles, handlePoint } from './resize.ts'

/** What lies under the hand, the most specific first. */
export type Under =
  | { readonly kind: 'vertex'; readonly label: Label; readonly vertex: string }
  | { readonly kind: 'handle'; readonly handle: BoxHandle; readonly bounds: Box }
  | { readonly kind: 'edge'; readonly label: Label }
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'nothing' }

/** Smaller labels, in CSS pixels, are only moved. */
const leastInView = 24

/** Smaller than this in the view, side handles only get in each other's way. */
const sideHandlesInView = 48

const nothing: Under = { kind: 'nothing' }

/** How near counts as touching, in CSS pixels. */
function reachInView(pointer: 'mouse' | 'pen' | 'touch'): number {
  return pointer === 'touch' ? 16 : 7
}

/** What a press at `point` would take in hand. */
export function underPoint(editor: Editor, point: Point, pointer: 'mouse' | 'pen' | 'touch'): Under {
  const slack = reachInView(pointer) / editor.camera.view.get().scale
  const single = editedLabel(editor)
  if (single !== undefined) {
    const kit = editor.document.kitOf(single)
    if (kit.vertices !== undefined) {
      const vertex = nearest(
        kit.vertices.of(single.geometry).map(({ id, at }) => [id, at] as const),
        point,
        slack,
      )
      if (vertex !== undefined) return { kind: 'vertex', label: single, vertex }
      const edge = kit.vertices.inserted(single.geometry, point, slack / 2)
      if (edge !== undefined) return { kind: 'edge', label: single }
    }
  }
  const bounds = resizedBounds(editor)
  if (bounds !== undefined) {
    const shortest = Math.min(bounds.right - bounds.left, bounds.bottom - bounds.top)
    const handle = nearest(
      handlesShown(bounds, editor.camera.view.get().scale)
        .map(each => [each, handlePoint(bounds, each)] as const)
        .reverse(),
      point,
      // The middle of a small box stays free to move it.
      Math.min(slack, shortest / 4),
    )
    if (handle !== undefined) return { kind: 'handle', handle, bounds }
  }
  const top = editor.document.labelsAt(point, slack / 2)[0]
  return top === undefined ? nothing : { kind: 'label', label: top }
}

/** The one selected label when its corners may be edited: in a view where they stand apart from each other. */
export function editedLabel(editor: Editor): Label | undefined {
  const [only, ...others] = reachableSelection(editor)
  if (only === undefined || others.length > 0) return undefined
  const { left, top, right, bottom } = boundsNow(editor, only)
  const longest = Math.max(right - left, bottom - top) * editor.camera.view.get().scale
  return longest >= leastInView ? only : undefined
}

/** Selected labels that are in sight and not locked. */
export function reachableSelection(editor: Editor): readonly Label[] {
  if (!editor.mayEdit()) return []
  return editor.selection
    .labels()
    .filter(label => !editor.visibility.isLocked(label.id) && !editor.visibility.isHidden(label.id))
}

/** The box that the eight handles stand around; undefined when corners are edited instead. */
export function resizedBounds(editor: Editor): Box | undefined {
  const labels = reachableSelection(editor)
  const [first] = labels
  if (first === undefined) return undefined
  if (labels.length === 1 && editor.document.kitOf(first).vertices !== undefined) return undefined
  return labels.map(label => boundsNow(editor, label)).reduce(boxUnion)
}

/** The handles for which there is room; corners alone on small boxes. */
export function handlesShown(bounds: Box, scale: number): readonly BoxHandle[] {
  const shortest = Math.min(bounds.right - bounds.left, bounds.bottom - bounds.top) * scale
  return shortest < sideHandlesInView ? boxHandles.filter(handle => handle.length === 2) : boxHandles
}

/** Bounds of a label as it is being changed. */
export function boundsNow(editor: Editor, label: Label): Box {
  return editor.document.boundsOf(editor.document.drafts().get(label.id) ?? label)
}

function nearest<Id extends string>(
  candidates: readonly (readonly [Id, Point])[],
  point: Point,
  slack: number,
): Id | undefined {
  let best: Id | undefined
  let bestDistance = slack
  for (const [id, at] of candidates) {
    const distance = Math.hypot(at[0] - point[0], at[1] - point[1])
    if (distance < bestDistance || (distance === bestDistance && best === undefined)) {
      best = id
      bestDistance = distance
    }
  }
  return best
}
