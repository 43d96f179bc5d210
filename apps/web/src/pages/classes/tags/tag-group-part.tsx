import type { TagClass, TagGroup } from '@gesso/client'
import { ActionIcon, Badge, Box, Group, Text, Title } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useCreateTagClass, useDeleteTagGroup, useUpdateTagClass } from '../../../data/tags.ts'
import { confirmDelete, notifyError } from '../../../panels/confirm-delete.tsx'
import { QuickAdd } from '../../../panels/quick-add.tsx'
import { SortableList } from '../../../panels/sortable-list.tsx'
import { counted } from '../../../panels/words.ts'
import { TagClassRow } from './tag-class-row.tsx'

/** What is being edited. */
export type Editing =
  | { readonly about: 'tag'; readonly tagClass: TagClass }
  | { readonly about: 'group'; readonly group: TagGroup }

interface TagGroupPartProps {
  readonly group: TagGroup
  readonly tagClasses: readonly TagClass[]
  /** left out for those who may only look */
  readonly edit: ((editing: Editing) => void) | undefined
}

/** One group with its tags. */
export function TagGroupPart({ group, tagClasses, edit }: TagGroupPartProps) {
  const create = useCreateTagClass(group.projectId)
  const update = useUpdateTagClass(group.projectId)
  const onMove = (tagClass: TagClass, norder: number) =>
    update.mutate({ tagClassId: tagClass.id, norder }, { onError: notifyError })
  return (
    <Box component="section" mb="lg" aria-label={`Tag group ${group.name}`}>
      <Group gap={8} mb={6} wrap="nowrap">
        <Title order={3} size="h5" lineClamp={1}>
          {group.name}
        </Title>
        <Badge variant="default" tt="none">
          {group.type === 'SELECTION' ? 'One tag' : 'Any number'}
        </Badge>
        {group.isRequired && (
          <Badge variant="light" color="orange" tt="none">
            Required
          </Badge>
        )}
        {edit && <GroupActions group={group} count={tagClasses.length} edit={edit} />}
      </Group>
      {edit && (
        <QuickAdd
          label={`Name of the new tag in ${group.name}`}
          placeholder="e.g. night"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync({ name, groupId: group.id })}
        />
      )}
      {tagClasses.length === 0 ? (
        <Text size="sm" c="dimmed">
          No tags yet. Tags such as “night” or “blurred” find images again, one by one or many at once.
        </Text>
      ) : (
        <SortableList label={`Tags in ${group.name}`} items={tagClasses} onMove={edit && onMove}>
          {tagClass => (
            <TagClassRow tagClass={tagClass} edit={edit && (() => edit({ about: 'tag', tagClass }))} />
          )}
        </SortableList>
      )}
    </Box>
  )
}

interface GroupActionsProps {
  readonly group: TagGroup
  readonly count: number
  readonly edit: (editing: Editing) => void
}

function GroupActions({ group, count, edit }: GroupActionsProps) {
  const remove = useDeleteTagGroup(group.projectId)
  const askDelete = () =>
    confirmDelete({
      title: `Delete the tag group “${group.name}”?`,
      words:
        count === 0
          ? 'It has no tags.'
          : `Its ${counted(count, 'tag')} move to the first group. Images keep their tags.`,
      action: 'Delete group',
      run: () => remove.mutateAsync(group.id),
    })
  return (
    <Group gap={2} ml="auto" wrap="nowrap">
      <ActionIcon aria-label={`Edit ${group.name}`} onClick={() => edit({ about: 'group', group })}>
        <IconPencil size={15} />
      </ActionIcon>
      {!group.isDefault && (
        <ActionIcon aria-label={`Delete ${group.name}`} onClick={askDelete}>
          <IconTrash size={15} />
        </ActionIcon>
      )}
    </Group>
  )
}
