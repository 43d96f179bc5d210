import { type PointerEvent, useState } from 'react'
import { type Drag, draggedTo } from './drag.ts'
import { roomAround, type SegmentContent } from './segment-steps.ts'

/** What the timeline shows and what its pointer may do. */
export interface TimelineEdits {
  readonly segments: readonly SegmentContent[]
  readonly durationMs: number
  readonly mayEdit: boolean
  /** a segment without length, which a drag on the empty lane begins with; undefined where no activity is there to be chosen */
  newSegment(): SegmentContent | undefined
  /** the edge of a frame that is nearest to a time */
  snap(timeMs: number): number
  seek(timeMs: number): void
  choose(id: string | null): void
  /** Keeps a segment that was made or changed. */
  keep(segment: SegmentContent): void
}

/** Makes, moves and resizes segments with the pointer; on the ruler it seeks. */
export function useTimelineDrag(edits: TimelineEdits, timeAt: (clientX: number) => number) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const [draft, setDraft] = useState<SegmentContent | null>(null)
  const begin = (target: HTMLElement, timeMs: number): Drag => {
    const { segments, durationMs, mayEdit } = edits
    const id = target.closest<HTMLElement>('[data-segment]')?.dataset.segment
    const segment = segments.find(each => each.id === id)
    const edge = target.dataset.edge
    edits.choose(segment?.id ?? null)
    if (target.closest('[data-ruler]') || !mayEdit) return { at: 'seeking' }
    const room = roomAround(segments, segment?.startMs ?? timeMs, durationMs, segment?.id)
    if (segment && (edge === 'start' || edge === 'end')) return { at: 'resizing', edge, room, segment }
    if (segment) return { at: 'moving', originMs: timeMs, room, segment }
    const made = edits.newSegment()
    return made ? { at: 'making', originMs: timeMs, room, segment: made } : { at: 'seeking' }
  }
  const end = () => {
    setDrag(null)
    setDraft(null)
  }
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !(event.target instanceof HTMLElement)) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const timeMs = timeAt(event.clientX)
      const begun = begin(event.target, timeMs)
      if (begun.at === 'seeking') edits.seek(timeMs)
      setDrag(begun)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!drag) return
      const timeMs = timeAt(event.clientX)
      if (drag.at === 'seeking') edits.seek(timeMs)
      else setDraft(draggedTo(drag, timeMs, edits.snap))
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      // A click that moved nothing shows the moment it points to.
      if (drag && drag.at !== 'seeking' && !draft) edits.seek(timeAt(event.clientX))
      if (draft && draft.endMs > draft.startMs) edits.keep(draft)
      end()
    },
    onPointerCancel: end,
  }
  return { draft: draft && draft.endMs > draft.startMs ? draft : null, handlers }
}
