import { byStack, type Label } from '@gesso/core'
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useValue } from '../../../data/use-value.ts'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { labelOf } from '../job/difference/label-differences.ts'
import { useJob } from '../job/job-context.ts'
import { FrameBar } from './frame-bar.tsx'
import classes from './frames.module.css'
import { Ruler } from './ruler.tsx'
import { percent } from './scale.ts'
import { TrackRow } from './track-row.tsx'

/** The frames of a video from left to right, and a row for each track: where it is seen, and its keyframes. */
export function Timeline() {
  const { desk } = useDesk()
  const { frames = [] } = useMedia()
  const { editor } = desk
  const kept = useValue(() => editor.document.allKept())
  const tracks = useMemo(() => kept.toSorted(byBeginning), [kept])
  const frame = useValue(() => editor.document.frame() ?? 0)
  const differing = useJob()?.difference?.tracks
  const differences = useMemo(
    () => new Map(differing?.map(each => [labelOf(each.difference).id, each])),
    [differing],
  )
  return (
    <section className={classes.timeline} aria-label="Timeline">
      <FrameBar />
      <div className={classes.scroller}>
        <Ruler />
        <div className={classes.rows}>
          <ul className={classes.list}>
            {tracks.map((track, index) => (
              <TrackRow
                key={track.id}
                track={track}
                place={index}
                count={frames.length}
                difference={differences.get(track.id)}
              />
            ))}
          </ul>
          <div className={classes.lanes} aria-hidden>
            <div
              className={classes.playhead}
              style={{ left: percent(frame, frames.length), width: percent(1, frames.length) }}
            />
          </div>
        </div>
        {tracks.length === 0 && (
          <Text size="sm" c="dimmed" px={10} py={6}>
            No tracks yet. Draw an object on a frame; go on and move it: what lies between is filled in.
          </Text>
        )}
      </div>
    </section>
  )
}

/** Those that begin together stay in their order from back to front, in which they came. */
function byBeginning(a: Label, b: Label): number {
  return (a.keyframes?.[0]?.frame ?? 0) - (b.keyframes?.[0]?.frame ?? 0) || byStack(a, b)
}
