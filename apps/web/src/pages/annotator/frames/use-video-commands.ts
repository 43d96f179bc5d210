import type { Project, Video } from '@gesso/client'
import { capabilityToSet, type MediaStatus } from '@gesso/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { useMay } from '../../../data/me.ts'
import { useStatuses } from '../../../data/statuses.ts'
import { useSetVideoStatus } from '../../../data/videos.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import type { Desk } from '../desk/desk.ts'
import type { Dialogs } from '../help/use-dialogs.ts'
import { imageCommand, roomCommands, statusKeys } from '../use-image-commands.ts'

interface VideoCommandsInput {
  readonly desk: Desk
  readonly project: Project
  readonly video: Video
  readonly filter: ImageFilter
  readonly dialogs: Dialogs
  /** whether a job is being done: then its workflow says what the status is */
  readonly working: boolean
}

/** Gives the editor the commands that have to do with the video as a whole, and steps by the arrows. */
export function useVideoCommands(input: VideoCommandsInput): void {
  const { desk, project, video, filter, dialogs, working } = input
  const navigate = useNavigate()
  const { mutate: setStatus } = useSetVideoStatus(project.id)
  const maySet = useMay(project.workspaceId, 'set a status')
  const mayAccept = useMay(project.workspaceId, 'accept images')
  const statuses = useStatuses(project.id)
  useEffect(() => {
    const { commands, document, selection } = desk.editor
    const maySetTo = (status: MediaStatus) =>
      maySet && video.status !== status && (mayAccept || capabilityToSet(status) === 'set a status')
    const step = (by: number) => () => document.goTo((document.frame() ?? 0) + by)
    const nothingChosen = () => selection.ids().size === 0
    return commands.add([
      ...(working ? [] : statuses.writable).map(({ status, title }) =>
        imageCommand(
          `set ${status}`,
          `Set status: ${title}`,
          statusKeys[status] ?? [],
          () => setStatus({ videoId: video.id, status }, { onError: notifyError }),
          () => maySetTo(status),
        ),
      ),
      {
        ...imageCommand(
          'step on',
          'Next frame, while nothing is selected',
          ['ArrowRight'],
          step(1),
          nothingChosen,
        ),
        group: 'Frames',
      },
      {
        ...imageCommand(
          'step back',
          'Previous frame, while nothing is selected',
          ['ArrowLeft'],
          step(-1),
          nothingChosen,
        ),
        group: 'Frames',
      },
      ...roomCommands('Back to all media', dialogs, () =>
        navigate({ to: '/projects/$projectId', params: { projectId: project.id }, search: filter }),
      ),
    ])
  }, [desk, project, video, filter, dialogs, working, navigate, setStatus, statuses, maySet, mayAccept])
}
