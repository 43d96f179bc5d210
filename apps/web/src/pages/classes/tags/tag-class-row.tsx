import type { TagClass } from '@gesso/client'
import { ActionIcon, Text } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useDeleteTagClass } from '../../../data/tags.ts'
import { confirmDelete } from '../../../panels/confirm-delete.tsx'

interface TagClassRowProps {
  readonly tagClass: TagClass
  /** left out for those who may only look */
  readonly edit: (() => void) | undefined
}

/** One tag of a group. */
export function TagClassRow({ tagClass, edit }: TagClassRowProps) {
  const remove = useDeleteTagClass(tagClass.projectId)
  const askDelete = () =>
    confirmDelete({
      title: `Delete the tag “${tagClass.name}”?`,
      words: 'It is taken off every image that has it.',
      action: 'Delete tag',
      run: () => remove.mutateAsync(tagClass.id),
    })
  return (
    <>
      <Text size="sm" fw={500} truncate flex={1}>
        {tagClass.name}
      </Text>
      {edit && (
        <>
          <ActionIcon aria-label={`Edit ${tagClass.name}`} onClick={edit}>
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon aria-label={`Delete ${tagClass.name}`} onClick={askDelete}>
            <IconTrash size={15} />
          </ActionIcon>
        </>
      )}
    </>
  )
}
