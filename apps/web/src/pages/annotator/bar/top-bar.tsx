import type { Neighbours } from '@gesso/client'
import { Badge, Group, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconCommand,
  IconHelp,
  IconLayoutGrid,
} from '@tabler/icons-react'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { useMay } from '../../../data/me.ts'
import { LinkArea } from '../../../panels/links.tsx'
import classes from '../annotator.module.css'
import { CommandButton } from '../command-button.tsx'
import { useDesk } from '../desk/desk-context.ts'
import { SaveState } from './save-state.tsx'
import { StatusMenu } from './status-menu.tsx'
import { ZoomControl } from './zoom-control.tsx'

interface TopBarProps {
  readonly neighbours: Neighbours | undefined
  readonly filter: ImageFilter
  /** whether a job is being done: then its queue says what comes next, and its workflow what the status is */
  readonly working: boolean
}

/** Where one is, where one can go, and whether the work is saved. */
export function TopBar({ neighbours, filter, working }: TopBarProps) {
  const { project, image } = useDesk()
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  return (
    <nav className={classes.bar} aria-label="Image">
      <Tooltip label={`All images of ${project.name}`}>
        <LinkArea
          to="/projects/$projectId"
          params={{ projectId: project.id }}
          search={filter}
          p={6}
          display="grid"
        >
          <IconLayoutGrid size={18} stroke={1.7} aria-hidden />
          <VisuallyHidden>All images of {project.name}</VisuallyHidden>
        </LinkArea>
      </Tooltip>
      {!working && (
        <Group gap={0} wrap="nowrap">
          <CommandButton name="previous image" icon={IconChevronLeft} />
          <Text size="xs" c="dimmed" ta="center" miw={56} className={classes.wide}>
            {neighbours ? `${neighbours.offset + 1} / ${neighbours.total}` : ''}
          </Text>
          <CommandButton name="next image" icon={IconChevronRight} />
        </Group>
      )}
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
