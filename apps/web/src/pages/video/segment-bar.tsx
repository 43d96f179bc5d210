import type { ActivityType } from '@gesso/client'
import { clockOf } from '../videos/clock-of.ts'
import type { SegmentContent } from './segment-steps.ts'
import classes from './timeline.module.css'

interface SegmentBarProps {
  readonly segment: SegmentContent
  readonly types: ReadonlyMap<string, ActivityType>
  readonly chosen: boolean
  /** CSS lengths */
  readonly left: string
  readonly width: string
}

/** One segment on the lane, in the colours of its activities; its edges can be dragged. */
export function SegmentBar({ segment, types, chosen, left, width }: SegmentBarProps) {
  const known = segment.activityTypeIds.flatMap(id => types.get(id) ?? [])
  const names = namesOf(segment, types)
  const colours = known.map(({ color }) => color.slice(0, 7))
  const stripes = colours.map((colour, index) => {
    const [from, to] = [index, index + 1].map(each => `${(each / colours.length) * 100}%`)
    return `${colour} ${from} ${to}`
  })
  return (
    <li
      className={classes.segment}
      data-segment={segment.id}
      data-chosen={chosen || undefined}
      title={`${names}, ${clockOf(segment.startMs, true)} to ${clockOf(segment.endMs, true)}`}
      style={{ left, width }}
    >
      <span
        className={classes.colour}
        style={{ background: `linear-gradient(180deg, ${stripes.join(', ')})` }}
      />
      <span className={classes.names}>{names}</span>
      <span className={classes.edge} data-edge="start" />
      <span className={classes.edge} data-edge="end" />
    </li>
  )
}

/** The activities of a segment, in words. */
export function namesOf(segment: SegmentContent, types: ReadonlyMap<string, ActivityType>): string {
  return segment.activityTypeIds.flatMap(id => types.get(id)?.name ?? []).join(', ')
}
