import type { Project, Workspace } from '@gesso/client'
import { Modal, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCreateProject } from '../../data/projects.ts'
import { NameForm } from '../../panels/name-form.tsx'

interface NewProjectProps {
  readonly workspace: Workspace
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for the name of a new project and what it is to hold, and goes there. */
export function NewProject({ workspace, opened, onClose }: NewProjectProps) {
  const create = useCreateProject(workspace.id)
  const navigate = useNavigate()
  const [contentType, setContentType] = useState<Project['contentType']>('IMAGES')
  return (
    <Modal opened={opened} onClose={onClose} title="New project">
      <SegmentedControl
        aria-label="What the project holds"
        fullWidth
        mb="sm"
        value={contentType}
        onChange={setContentType}
        data={[
          { value: 'IMAGES', label: 'Images' },
          { value: 'VIDEOS', label: 'Videos' },
          { value: 'URLDATA', label: 'Images by URL' },
        ]}
      />
      <NameForm
        action="Create project"
        description=""
        pending={create.isPending}
        error={create.error}
        onSubmit={given =>
          create.mutate(
            { ...given, contentType },
            {
              onSuccess: ({ id }) => {
                onClose()
                void navigate({ to: '/projects/$projectId', params: { projectId: id } })
              },
            },
          )
        }
      />
    </Modal>
  )
}
