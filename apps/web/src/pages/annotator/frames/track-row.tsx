import { type Label, stretchesSeen } from '@gesso/core'
import { UnstyledButton } from '@mantine/core'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import { useValue } from '../../../data/use-value.ts'
import { counted } from '../../../panels/words.ts'
import { useDesk } from '../desk/desk-context.ts'
import type { TrackDifference } from '../job/difference/track-differences.ts'
import { chooseRow } from '../side/choose-row.ts'
import { labelIcon } from '../tools/tool-icon.ts'
import classes from './frames.module.css'
import { frameUnder, percent } from './scale.ts'
import { Stretches } from './stretches.tsx'

interface TrackRowProps {
  readonly track: Label
  /** its place in the list, from 0 */
  readonly place: number
  /** of frames */
  readonly count: number
  /** from the version that one compares with; undefined where there is none */
  readonly difference: TrackDifference | undefined
}

/** One track: choose it, see where it is seen, go to its keyframes. */
export const TrackRow = memo(function TrackRow({ track, place, count, difference }: TrackRowProps) {
  const { editor } = useDesk().desk
  const { id, keyframes = [] } = track
  const row = useRef<HTMLLIElement>(null)
  const labelClass = useValue(() => editor.classes.of(track.classId))
  const chosen = useValue(() => editor.selection.has(id))
  const hovered = useValue(() => editor.selection.hovered() === id)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const colour = labelClass?.colour.slice(0, 7) ?? '#888'
  const name = labelClass?.name ?? 'Unknown class'
  const Icon = labelIcon(track)
  const goTo = (event: MouseEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    editor.selection.set([id])
    editor.document.goTo(frameUnder((event.clientX - left) / width, count))
  }
  return (
    <li
      ref={row}
      className={classes.row}
      data-chosen={chosen || undefined}
      data-hovered={hovered || undefined}
      onPointerEnter={() => editor.selection.hover(id)}
      onPointerLeave={() => editor.selection.hover(null)}
    >
      <UnstyledButton
        className={classes.name ?? ''}
        aria-pressed={chosen}
        aria-label={`${name}, track ${place + 1}, ${counted(keyframes.length, 'keyframe')}`}
        onClick={event => chooseRow(editor, track, event)}
      >
        <span className={classes.swatch} style={{ background: colour }} />
        <Icon size={14} stroke={1.6} aria-hidden />
        <span className={classes.words}>{name}</span>
      </UnstyledButton>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go from keyframe to keyframe, and from frame to frame */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
      <div className={classes.lane} onClick={goTo} data-track={id}>
        {stretchesSeen(keyframes, count).map(({ from, to }) => (
          <span
            key={from}
            className={classes.stretch}
            style={{ left: percent(from, count), width: percent(to - from, count), background: colour }}
          />
        ))}
        {difference && <Stretches className={classes.differs} stretches={difference.frames} count={count} />}
        {keyframes.map(({ frame, outside }) => (
          <span
            key={frame}
            className={classes.keyframe}
            data-keyframe={frame}
            data-outside={outside || undefined}
            style={{ left: percent(frame + 0.5, count), background: outside ? undefined : colour }}
          />
        ))}
      </div>
    </li>
  )
})
