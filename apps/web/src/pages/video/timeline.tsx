import type { ActivityType } from '@gesso/client'
import type { Stretch } from '@gesso/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { clockOf } from '../videos/clock-of.ts'
import { panned, ticksOf, zoomed } from './scale.ts'
import { SegmentBar } from './segment-bar.tsx'
import type { SegmentContent } from './segment-steps.ts'
import classes from './timeline.module.css'
import { type TimelineEdits, useTimelineDrag } from './use-timeline-drag.ts'

interface TimelineProps extends TimelineEdits {
  readonly types: ReadonlyMap<string, ActivityType>
  /** the segment that is worked on */
  readonly chosenId: string | null
  readonly nowMs: number
  /** where a segment was begun with the key */
  readonly markMs: number | null
  readonly view: Stretch
  setView(view: Stretch): void
}

const pixelsPerTick = 90

/** The segments of a video on a lane, below a ruler; the wheel zooms with Ctrl and moves without. */
export function Timeline(props: TimelineProps) {
  const { segments, types, chosenId, nowMs, markMs, view, setView, durationMs } = props
  const lane = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const length = Math.max(1, view.endMs - view.startMs)
  const timeAt = (clientX: number) => {
    const box = lane.current?.getBoundingClientRect()
    return view.startMs + ((clientX - (box?.left ?? 0)) / Math.max(1, box?.width ?? 1)) * length
  }
  const { draft, handlers } = useTimelineDrag(props, timeAt)
  const part = (timeMs: number) => `${((timeMs - view.startMs) / length) * 100}%`
  useWheel(lane, (event, box) => {
    const perPixel = length / Math.max(1, box.width)
    if (event.ctrlKey || event.metaKey)
      setView(zoomed(view, Math.exp(event.deltaY / 300), timeAt(event.clientX), durationMs))
    else setView(panned(view, (event.deltaX + event.deltaY) * perPixel, durationMs))
  })
  const shown: readonly SegmentContent[] = draft
    ? [...segments.filter(({ id }) => id !== draft.id), draft]
    : segments
  return (
    <div ref={useMergedRef(lane, measured)} className={classes.timeline} {...handlers}>
      <div className={classes.ruler} data-ruler>
        {ticksOf(view, Math.max(2, width / pixelsPerTick)).map(tick => (
          <span key={tick} className={classes.tick} style={{ left: part(tick) }}>
            {clockOf(tick, length < 10_000)}
          </span>
        ))}
      </div>
      <ul className={classes.lane} aria-label="Segments">
        {shown
          .filter(({ startMs, endMs }) => endMs >= view.startMs && startMs <= view.endMs)
          .map(segment => (
            <SegmentBar
              key={segment.id}
              segment={segment}
              types={types}
              chosen={segment.id === chosenId}
              left={part(segment.startMs)}
              width={`${((segment.endMs - segment.startMs) / length) * 100}%`}
            />
          ))}
      </ul>
      {markMs !== null && <div className={classes.mark} style={{ left: part(markMs) }} title="Start" />}
      <div className={classes.playhead} style={{ left: part(nowMs) }} aria-hidden />
    </div>
  )
}

/** Listens to the wheel itself: React's listener may not keep the page from scrolling. */
function useWheel(
  at: React.RefObject<HTMLElement | null>,
  turn: (event: WheelEvent, box: DOMRect) => void,
): void {
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const element = at.current
    const listen = (event: WheelEvent) => {
      event.preventDefault()
      if (element) latest.current(event, element.getBoundingClientRect())
    }
    element?.addEventListener('wheel', listen, { passive: false })
    return () => element?.removeEventListener('wheel', listen)
  }, [at])
}
