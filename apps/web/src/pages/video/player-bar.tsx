import { ActionIcon, Select, Tooltip } from '@mantine/core'
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react'
import { clockOf } from '../videos/clock-of.ts'
import { frameCount } from './frames.ts'
import { zoomed } from './scale.ts'
import { speeds } from './use-player.ts'
import type { Work } from './use-work.ts'
import classes from './video-room.module.css'

/** Plays, steps frame by frame, and says which frame is shown. */
export function PlayerBar({ work }: { work: Work }) {
  const { player, edges, nowMs, durationMs, view, setView } = work
  const zoomBy = (factor: number) => () => setView(zoomed(view, factor, nowMs, durationMs))
  return (
    <div className={classes.player} role="toolbar" aria-label="Player">
      <BarButton title="Previous frame" icon={IconPlayerSkipBack} run={() => player.step(-1)} />
      <BarButton
        title={player.playing ? 'Pause' : 'Play'}
        icon={player.playing ? IconPlayerPause : IconPlayerPlay}
        run={player.toggle}
      />
      <BarButton title="Next frame" icon={IconPlayerSkipForward} run={() => player.step(1)} />
      <span className={classes.time}>
        {clockOf(nowMs, true)} / {clockOf(durationMs, true)}
      </span>
      <span className={classes.time} data-frame={player.frame}>
        Frame {player.frame + 1} of {frameCount(edges)}
      </span>
      <div className={classes.push} />
      <Select
        aria-label="Speed"
        size="xs"
        w={86}
        allowDeselect={false}
        data={speeds.map(speed => ({ value: String(speed), label: `${speed} ×` }))}
        value={String(player.speed)}
        onChange={value => value !== null && player.setSpeed(Number(value))}
      />
      <BarButton title="Zoom the timeline out" icon={IconZoomOut} run={zoomBy(2)} />
      <BarButton title="Zoom the timeline in" icon={IconZoomIn} run={zoomBy(0.5)} />
      <BarButton
        title="Show the whole timeline"
        icon={IconZoomReset}
        run={() => setView({ startMs: 0, endMs: durationMs })}
      />
    </div>
  )
}

interface BarButtonProps {
  readonly title: string
  readonly icon: typeof IconPlayerPlay
  readonly run: () => void
}

function BarButton({ title, icon: Icon, run }: BarButtonProps) {
  return (
    <Tooltip label={title}>
      <ActionIcon size="lg" aria-label={title} onClick={run}>
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
