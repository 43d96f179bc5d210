import type { CustomStatus } from '@gesso/client'
import { ActionIcon, Box } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { StatusBadge } from '../../panels/status-badge.tsx'

interface StatusRowProps {
  readonly status: CustomStatus
  /** left out for those who may only look */
  readonly ask: ((about: 'edit' | 'delete') => void) | undefined
}

/** One status of a project: its look, and what can be done with it. */
export function StatusRow({ status, ask }: StatusRowProps) {
  return (
    <>
      <Box flex={1} miw={0}>
        <StatusBadge look={{ title: status.name, colour: status.color }} />
      </Box>
      {ask && (
        <>
          <ActionIcon aria-label={`Edit ${status.name}`} onClick={() => ask('edit')}>
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon aria-label={`Delete ${status.name}`} onClick={() => ask('delete')}>
            <IconTrash size={15} />
          </ActionIcon>
        </>
      )}
    </>
  )
}
