import { Group, Text } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconDiamond,
  IconDiamondOff,
  IconEyeOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import { CommandButton } from '../command-button.tsx'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import classes from './frames.module.css'

/** Steps from frame to frame, which frame this is, and what can be done to keyframes here. */
export function FrameBar() {
  const { desk, project } = useDesk()
  const { frames = [] } = useMedia()
  const { editor } = desk
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const frame = useValue(() => editor.document.frame() ?? 0)
  const playing = useValue(() => editor.commands.byName('play')?.title === 'Pause')
  const { frameId, problem } = frames[frame] ?? {}
  return (
    <div className={classes.frameBar}>
      <Group gap={0} wrap="nowrap">
        <CommandButton name="first frame" icon={IconPlayerSkipBack} />
        <CommandButton name="previous frame" icon={IconChevronLeft} />
        <CommandButton name="play" icon={playing ? IconPlayerPause : IconPlayerPlay} />
        <CommandButton name="next frame" icon={IconChevronRight} />
        <CommandButton name="last frame" icon={IconPlayerSkipForward} />
      </Group>
      <Text size="sm" fw={600} className={classes.count}>
        {frame + 1} / {frames.length}
      </Text>
      <Text size="xs" c="dimmed" truncate title={frameId}>
        {frameId}
      </Text>
      {problem && (
        <Text size="xs" role="alert" truncate title={problem}>
          This frame cannot be shown: {problem}
        </Text>
      )}
      <Group gap={0} wrap="nowrap" ml="auto">
        <CommandButton name="previous keyframe" icon={IconPlayerTrackPrev} />
        <CommandButton name="next keyframe" icon={IconPlayerTrackNext} />
        {mayEdit && (
          <>
            <CommandButton name="keyframe here" icon={IconDiamond} />
            <CommandButton name="delete keyframe" icon={IconDiamondOff} />
            <CommandButton name="outside from here" icon={IconEyeOff} />
          </>
        )}
      </Group>
    </div>
  )
}
