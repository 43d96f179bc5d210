import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCreateWorkspace } from '../data/workspaces.ts'
import { NameForm } from '../panels/name-form.tsx'

/** Asks for the name of a new workspace and goes there. */
export function NewWorkspace({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const create = useCreateWorkspace()
  const navigate = useNavigate()
  return (
    <Modal opened={opened} onClose={onClose} title="New workspace">
      <NameForm
        action="Create workspace"
        description=""
        pending={create.isPending}
        error={create.error}
        onSubmit={given =>
          create.mutate(given, {
            onSuccess: workspace => {
              onClose()
              void navigate({ to: '/', search: { workspace: workspace.id } })
            },
          })
        }
      />
    </Modal>
  )
}
