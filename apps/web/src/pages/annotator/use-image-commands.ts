import type { Image, Neighbours, Project } from '@gesso/client'
import { capabilityToSet, type ImageStatus, type MediaStatus } from '@gesso/core'
import type { Command } from '@gesso/editor'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { wordsOf } from '../../data/client.ts'
import type { ImageFilter } from '../../data/image-filter.ts'
import { useSetStatus } from '../../data/images.ts'
import { useMay } from '../../data/me.ts'
import { useStatuses } from '../../data/statuses.ts'
import { notifyProblem } from '../../panels/notices.tsx'
import type { Desk } from './desk/desk.ts'
import type { Dialogs } from './help/use-dialogs.ts'

interface ImageCommandsInput {
  readonly desk: Desk
  readonly project: Project
  readonly image: Image
  readonly neighbours: Neighbours | undefined
  readonly filter: ImageFilter
  readonly dialogs: Dialogs
  /** lays an image on the desk at once: the page follows */
  readonly lay: (image: Image) => void
  /** whether a job is being done: then its queue says what comes next, and its workflow what the status is */
  readonly working: boolean
}

/** Keys of the statuses that are set most. */
export const statusKeys: { readonly [S in ImageStatus]?: readonly string[] } & Readonly<
  Record<string, readonly string[]>
> = {
  DONE: ['mod+Enter'],
  'TO REVIEW': ['mod+shift+Enter'],
  SKIPPED: ['alt+s'],
}

/** Gives the editor the commands that have to do with the image as a whole, for as long as it lies on the desk. */
export function useImageCommands(input: ImageCommandsInput): void {
  const { desk, project, image, neighbours, filter, dialogs, lay, working } = input
  const navigate = useNavigate()
  const { mutate: setStatus } = useSetStatus(project.id)
  const maySet = useMay(project.workspaceId, 'set a status')
  const statuses = useStatuses(project.id)
  const mayAccept = useMay(project.workspaceId, 'accept images')

  useEffect(() => {
    const go = (to: Image | undefined) => {
      if (to === undefined) return
      lay(to)
      const params = { projectId: project.id, imageId: to.id }
      void navigate({ to: '/projects/$projectId/images/$imageId', params, search: filter })
    }
    const set = (status: MediaStatus) =>
      setStatus(
        { imageIds: [image.id], input: status },
        { onSuccess: ({ failed: [first] }) => first && notifyProblem(wordsOf(first.error)) },
      )
    // For a moment the next image lies there already while the page still speaks of this one.
    const here = () => desk.editor.document.image()?.id === image.id
    const maySetTo = (status: MediaStatus) =>
      here() && maySet && (mayAccept || capabilityToSet(status) === 'set a status')
    const nothingChosen = () => desk.editor.selection.ids().size === 0
    const next = neighbours?.next[0]
    const previous = neighbours?.previous[0]

    const amongImages: readonly Command[] = [
      imageCommand(
        'next image',
        'Next image',
        ['.', 'mod+ArrowRight'],
        () => go(next),
        () => next !== undefined,
      ),
      imageCommand(
        'previous image',
        'Previous image',
        [',', 'mod+ArrowLeft'],
        () => go(previous),
        () => previous !== undefined,
      ),
      imageCommand(
        'next image, nothing selected',
        'Next image, while nothing is selected',
        ['ArrowRight', 'PageDown'],
        () => go(next),
        () => next !== undefined && nothingChosen(),
      ),
      imageCommand(
        'previous image, nothing selected',
        'Previous image, while nothing is selected',
        ['ArrowLeft', 'PageUp'],
        () => go(previous),
        () => previous !== undefined && nothingChosen(),
      ),
      imageCommand(
        'done and next',
        'Set Done and go to the next image',
        ['shift+Enter'],
        () => {
          set('DONE')
          go(next)
        },
        () => maySetTo('DONE') && next !== undefined,
      ),
      ...statuses.writable.map(({ status, title }) =>
        imageCommand(
          `set ${status}`,
          `Set status: ${title}`,
          statusKeys[status] ?? [],
          () => set(status),
          () => maySetTo(status) && image.status !== status,
        ),
      ),
    ]
    const commands: readonly Command[] = [
      ...(working ? [] : amongImages),
      ...roomCommands('Back to the images', dialogs, () =>
        navigate({ to: '/projects/$projectId', params: { projectId: project.id }, search: filter }),
      ),
    ]
    return desk.editor.commands.add(commands)
  }, [
    desk,
    project,
    image,
    neighbours,
    filter,
    dialogs,
    lay,
    working,
    navigate,
    setStatus,
    statuses,
    maySet,
    mayAccept,
  ])
}

/** The way out, and the help: what every annotator has. */
export function roomCommands(backTitle: string, dialogs: Dialogs, back: () => unknown): readonly Command[] {
  return [
    imageCommand('all images', backTitle, ['alt+ArrowUp'], back),
    imageCommand('help', 'Shortcuts', ['?'], () => dialogs.show('help')),
    imageCommand('palette', 'Find a command', ['mod+k'], () => dialogs.show('palette')),
  ]
}

/** A command about the media as a whole. */
export function imageCommand(
  name: string,
  title: string,
  key: readonly string[],
  run: () => unknown,
  enabled: () => boolean = () => true,
): Command {
  return { name, title, group: 'Image', key, run: () => void run(), enabled }
}
