import { ActionIcon } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'

interface RowActionsProps {
  /** of what the row is about */
  readonly name: string
  readonly onEdit: () => void
  readonly onDelete: () => void
}

/** The two things that are done with most rows. */
export function RowActions({ name, onEdit, onDelete }: RowActionsProps) {
  return (
    <>
      <ActionIcon aria-label={`Edit ${name}`} onClick={onEdit}>
        <IconPencil size={15} />
      </ActionIcon>
      <ActionIcon aria-label={`Delete ${name}`} onClick={onDelete}>
        <IconTrash size={15} />
      </ActionIcon>
    </>
  )
}
