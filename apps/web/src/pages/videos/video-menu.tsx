import type { Project, Video } from '@gesso/client'
import { ActionIcon, Menu, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconDownload, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMay } from '../../data/me.ts'
import { useDeleteVideo, useReadVideoAgain, useRenameVideo } from '../../data/videos.ts'
import { confirmDelete, notifyError } from '../../panels/confirm-delete.tsx'
import { NameForm } from '../../panels/name-form.tsx'
import { counted } from '../../panels/words.ts'
import classes from './video-grid.module.css'

/** What can be done with a video as a whole. */
export function VideoMenu({ video, project }: { video: Video; project: Project }) {
  const mayManage = useMay(project.workspaceId, 'manage images')
  const mayRead = useMay(project.workspaceId, 'upload images')
  const rename = useRenameVideo(project.id)
  const readAgain = useReadVideoAgain(project.id)
  const remove = useDeleteVideo(project.id)
  const [renaming, { open, close }] = useDisclosure(false)
  const askDelete = () =>
    confirmDelete({
      title: `Delete “${video.name}”?`,
      words: `The file and ${counted(video.segmentCount, 'segment')} will be gone for good.`,
      action: 'Delete video',
      run: () => remove.mutateAsync(video.id),
    })
  return (
    <>
      <Menu position="bottom-end" width={180} withinPortal>
        <Menu.Target>
          <ActionIcon className={classes.menu ?? ''} aria-label={`More for ${video.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {video.originalUrl && (
            <Menu.Item
              component="a"
              href={video.originalUrl}
              download
              leftSection={<IconDownload size={15} />}
            >
              Download
            </Menu.Item>
          )}
          {mayRead && video.health !== 'PROCESSING' && (
            <Menu.Item
              leftSection={<IconRefresh size={15} />}
              onClick={() => readAgain.mutate(video.id, { onError: notifyError })}
            >
              Read again
            </Menu.Item>
          )}
          {mayManage && (
            <>
              <Menu.Item leftSection={<IconPencil size={15} />} onClick={open}>
                Rename
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={askDelete}>
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={close} title="Rename the video">
        <NameForm
          action="Rename"
          name={video.name}
          pending={rename.isPending}
          error={rename.error}
          onSubmit={({ name }) => rename.mutate({ videoId: video.id, name }, { onSuccess: close })}
        />
      </Modal>
    </>
  )
}
