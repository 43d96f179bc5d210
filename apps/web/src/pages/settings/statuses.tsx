import type { CustomStatus, Project } from '@gesso/client'
import { Modal, Text } from '@mantine/core'
import { IconProgressCheck } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../data/me.ts'
import { statusesQuery, useCreateStatus, useUpdateStatus } from '../../data/statuses.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Section } from '../../panels/page.tsx'
import { QuickAdd } from '../../panels/quick-add.tsx'
import { SortableList } from '../../panels/sortable-list.tsx'
import { DeleteStatus } from './delete-status.tsx'
import { StatusForm } from './status-form.tsx'
import { StatusRow } from './status-row.tsx'

type Dialog = { readonly status: CustomStatus; readonly about: 'edit' | 'delete' }

/** The statuses that a project has beside the usual ones. */
export function Statuses({ project }: { project: Project }) {
  const { data: statuses } = useSuspenseQuery(statusesQuery(project.id))
  const mayChange = useMay(project.workspaceId, 'change projects')
  const create = useCreateStatus(project.id)
  const update = useUpdateStatus(project.id)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const onMove = (status: CustomStatus, norder: number) =>
    update.mutate({ statusId: status.id, norder }, { onError: notifyError })
  return (
    <Section title="Statuses">
      <Text size="sm" c="dimmed" mb="sm">
        New, In progress, To review, Done, Skipped and Completed are always there. Add what your work needs
        beside them.
      </Text>
      {mayChange && (
        <QuickAdd
          label="Name of the new status"
          placeholder="e.g. Second look"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync(name)}
        />
      )}
      {statuses.length === 0 ? (
        <EmptyState icon={IconProgressCheck} title="No statuses of your own yet">
          A status such as “Second look” can be set, filtered by and exported like the usual ones.
        </EmptyState>
      ) : (
        <SortableList label="Statuses" items={statuses} onMove={mayChange ? onMove : undefined}>
          {status => (
            <StatusRow status={status} ask={mayChange ? about => setDialog({ status, about }) : undefined} />
          )}
        </SortableList>
      )}
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog?.about === 'delete' ? `Delete “${dialog.status.name}”?` : 'Status'}
      >
        {dialog?.about === 'edit' && <StatusForm status={dialog.status} onSaved={close} />}
        {dialog?.about === 'delete' && <DeleteStatus status={dialog.status} onDone={close} />}
      </Modal>
    </Section>
  )
}
