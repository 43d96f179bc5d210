import type { Dataset, Project } from '@gesso/client'
import { Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useDropzone } from 'react-dropzone'
import { datasetsQuery, useCreateDataset } from '../../data/datasets.ts'
import { useMay } from '../../data/me.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { uploads } from '../../uploads/uploads.ts'
import { ChooseDataset } from './choose-dataset.tsx'
import classes from './drop-area.module.css'
import { targetOf } from './target-of.ts'
import { useFilter } from './use-filter.ts'

interface DropAreaProps {
  readonly project: Project
  /** is given what asks for files, undefined for those who may not upload, and the field that they go through */
  readonly children: (openFiles: (() => void) | undefined, input: ReactNode) => ReactNode
}

/** Takes files that are dropped anywhere on it, and finds out which dataset they go to. */
export function DropArea({ project, children }: DropAreaProps) {
  const mayUpload = useMay(project.workspaceId, 'upload images')
  const mayManage = useMay(project.workspaceId, 'manage datasets')
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { filter } = useFilter()
  const create = useCreateDataset(project.id)
  const holds = project.contentType === 'VIDEOS' ? 'videos' : 'images'
  const [undecided, setUndecided] = useState<readonly File[]>([])

  const send = (files: readonly File[], { id: datasetId }: Dataset) => {
    setUndecided([])
    uploads.add(files, { projectId: project.id, datasetId, holds })
  }
  const take = (files: readonly File[]) => {
    if (files.length === 0) return
    const target = targetOf(datasets, filter)
    if (target === 'unclear') setUndecided(files)
    else if (target !== 'missing') send(files, target)
    else
      create.mutate(holds === 'videos' ? 'Videos' : 'Images', {
        onSuccess: dataset => send(files, dataset),
        onError: notifyError,
      })
  }
  const disabled = !mayUpload || (datasets.length === 0 && !mayManage)
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    onDrop: take,
    noClick: true,
    noKeyboard: true,
    disabled,
  })

  return (
    // Who may not drop files may still use everything else in here.
    <div {...getRootProps({ className: classes.area ?? '', 'aria-disabled': false })}>
      {children(
        disabled ? undefined : open,
        <input
          {...getInputProps({ 'aria-label': holds === 'videos' ? 'Videos to upload' : 'Images to upload' })}
        />,
      )}
      {isDragActive && (
        <div className={classes.over}>
          <IconUpload size={32} stroke={1.5} aria-hidden />
          <Text fw={600} size="lg">
            Drop to upload to {project.name}
          </Text>
        </div>
      )}
      <ChooseDataset
        datasets={datasets}
        files={undecided}
        onChoose={dataset => send(undecided, dataset)}
        onClose={() => setUndecided([])}
      />
    </div>
  )
}
