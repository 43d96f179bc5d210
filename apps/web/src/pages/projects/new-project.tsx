import type { Workspace } from '@gesso/client'
import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCreateProject } from '../../data/projects.ts'
import { NameForm } from '../../panels/name-form.tsx'

interface NewProjectProps {
  readonly workspace: Workspace
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for the name of a new project and goes there. */
export function NewProject({ workspace, opened, onClose }: NewProjectProps) {
  const create = useCreateProject(workspace.id)
  const navigate = useNavigate()
  return (
    <Modal opened={opened} onClose={onClose} title="New project">
      <NameForm
        action="Create project"
        description=""
        pending={create.isPending}
        error={create.error}
        onSubmit={given =>
          create.mutate(given, {
            onSuccess: ({ id }) => {
              onClose()
              void navigate({ to: '/projects/$projectId', params: { projectId: id } })
            },
          })
        }
      />
    </Modal>
  )
}
