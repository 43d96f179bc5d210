import type { Project, Video } from '@gesso/client'
import { ActionIcon, Badge, Button, Menu, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconHelp } from '@tabler/icons-react'
import type { ImageFilter } from '../../data/image-filter.ts'
import { useMay } from '../../data/me.ts'
import { useStatuses } from '../../data/statuses.ts'
import { useSetVideoStatus } from '../../data/videos.ts'
import { AllMediaLink } from '../../panels/all-media-link.tsx'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { StatusBadge } from '../../panels/status-badge.tsx'
import type { Work } from './use-work.ts'
import classes from './video-room.module.css'

interface TopBarProps {
  readonly project: Project
  readonly video: Video
  readonly filter: ImageFilter
  readonly work: Work
  readonly mayEdit: boolean
  readonly openHelp: () => void
}

/** Where one is, the status of the video, and whether the work is saved. */
export function TopBar({ project, video, filter, work, mayEdit, openHelp }: TopBarProps) {
  const { edits } = work
  return (
    <nav className={classes.bar} aria-label="Video">
      <AllMediaLink project={project} filter={filter} noun="videos" />
      <Text component="h1" size="sm" fw={600} truncate title={video.name}>
        {video.name}
      </Text>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {video.width} × {video.height}
      </Text>
      <StatusMenu project={project} video={video} />
      {!mayEdit && (
        <Badge variant="default" tt="none">
          View only
        </Badge>
      )}
      <div className={classes.push} />
      {mayEdit && (
        <>
          <Text size="xs" c="dimmed" role="status">
            {edits.saving ? 'Saving' : 'Saved'}
          </Text>
          <BarButton title="Undo" icon={IconArrowBackUp} disabled={!edits.canUndo} run={edits.undo} />
          <BarButton title="Redo" icon={IconArrowForwardUp} disabled={!edits.canRedo} run={edits.redo} />
        </>
      )}
      <BarButton title="Shortcuts" icon={IconHelp} run={openHelp} />
    </nav>
  )
}

interface BarButtonProps {
  readonly title: string
  readonly icon: typeof IconHelp
  readonly disabled?: boolean
  readonly run: () => void
}

function BarButton({ title, icon: Icon, disabled = false, run }: BarButtonProps) {
  return (
    <Tooltip label={title}>
      <ActionIcon aria-label={title} disabled={disabled} onClick={run}>
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}

function StatusMenu({ project, video }: { project: Project; video: Video }) {
  const { lookOf, writable } = useStatuses(project.id)
  const maySet = useMay(project.workspaceId, 'set a status')
  const mayAccept = useMay(project.workspaceId, 'accept images')
  const set = useSetVideoStatus(project.id)
  if (!maySet) return <StatusBadge look={lookOf(video.status)} />
  return (
    <Menu position="bottom-start" width={210}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" px={8} rightSection={<IconChevronDown size={14} />}>
          <StatusBadge look={lookOf(video.status)} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {writable.map(({ status, ...look }) => (
          <Menu.Item
            key={status}
            disabled={!mayAccept && (status === 'DONE' || status === 'COMPLETED')}
            onClick={() => set.mutate({ videoId: video.id, status }, { onError: notifyError })}
          >
            <StatusBadge look={look} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
