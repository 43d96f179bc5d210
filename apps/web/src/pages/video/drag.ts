import type { Stretch } from '@gesso/core'
import type { SegmentContent } from './segment-steps.ts'

/** What a pointer that is down on the timeline is doing. */
export type Drag =
  | { readonly at: 'seeking' }
  | {
      readonly at: 'making'
      readonly originMs: number
      readonly room: Stretch
      readonly segment: SegmentContent
    }
  | {
      readonly at: 'moving'
      readonly originMs: number
      readonly room: Stretch
      readonly segment: SegmentContent
    }
  | {
      readonly at: 'resizing'
      readonly edge: 'start' | 'end'
      readonly room: Stretch
      readonly segment: SegmentContent
    }

/**
 * The segment that a drag makes of its own when the pointer is at a time; it stays inside the room.
 * @param snap the edge of a frame that is nearest to a time
 */
export function draggedTo(
  drag: Exclude<Drag, { at: 'seeking' }>,
  timeMs: number,
  snap: (timeMs: number) => number,
): SegmentContent {
  const { segment, room } = drag
  const inRoom = (time: number) => Math.min(Math.max(snap(time), room.startMs), room.endMs)
  if (drag.at === 'making') {
    const [one, other] = [inRoom(drag.originMs), inRoom(timeMs)]
    return { ...segment, startMs: Math.min(one, other), endMs: Math.max(one, other) }
  }
  if (drag.at === 'moving') {
    const length = segment.endMs - segment.startMs
    const wanted = snap(segment.startMs + timeMs - drag.originMs)
    const startMs = Math.min(Math.max(wanted, room.startMs), room.endMs - length)
    return { ...segment, startMs, endMs: startMs + length }
  }
  if (drag.edge === 'start')
    return { ...segment, startMs: Math.min(inRoom(timeMs), snap(segment.endMs - 1), segment.endMs - 1) }
  return { ...segment, endMs: Math.max(inRoom(timeMs), segment.startMs + 1) }
}
