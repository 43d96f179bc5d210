import { Badge, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconCommand, IconHelp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMay } from '../../../data/me.ts'
import classes from '../annotator.module.css'
import { CommandButton } from '../command-button.tsx'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { SaveState } from './save-state.tsx'
import { StatusMenu } from './status-menu.tsx'
import { ZoomControl } from './zoom-control.tsx'

interface TopBarProps {
  /** of what it is the bar */
  readonly label: string
  /** whether a job is being done: then its workflow says what the status is */
  readonly working: boolean
  /** the way back, and to the neighbours */
  readonly children: ReactNode
}

/** Where one is, where one can go, and whether the work is saved. */
export function TopBar({ label, working, children }: TopBarProps) {
  const { project } = useDesk()
  const { image } = useMedia()
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  return (
    <nav className={classes.bar} aria-label={label}>
      {children}
      <Text component="h1" size="sm" fw={600} truncate className={classes.name} title={image.name}>
        {image.name}
      </Text>
      <Text size="xs" c="dimmed" className={classes.wide} style={{ whiteSpace: 'nowrap' }}>
        {image.width} × {image.height}
      </Text>
      {!working && <StatusMenu />}
      {!mayEdit && (
        <Badge variant="default" tt="none">
          View only
        </Badge>
      )}
      <div className={classes.push} />
      <SaveState />
      {mayEdit && (
        <Group gap={0} wrap="nowrap">
          <CommandButton name="undo" icon={IconArrowBackUp} />
          <CommandButton name="redo" icon={IconArrowForwardUp} />
        </Group>
      )}
      <ZoomControl />
      <Group gap={0} wrap="nowrap">
        <CommandButton name="palette" icon={IconCommand} />
        <CommandButton name="help" icon={IconHelp} />
      </Group>
    </nav>
  )
}
