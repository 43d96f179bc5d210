import type { Project, TagClass } from '@gesso/client'
import { ActionIcon, Modal, Text } from '@mantine/core'
import { IconPencil, IconTag, IconTrash } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../data/me.ts'
import { tagClassesQuery, useCreateTagClass, useDeleteTagClass, useUpdateTagClass } from '../../data/tags.ts'
import { confirmDelete, notifyError } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { NameForm } from '../../panels/name-form.tsx'
import { Section } from '../../panels/page.tsx'
import { QuickAdd } from '../../panels/quick-add.tsx'
import { SortableList } from '../../panels/sortable-list.tsx'

/** The tag classes of a project: what can be said about a whole image. */
export function TagClasses({ project }: { project: Project }) {
  const { data: tagClasses } = useSuspenseQuery(tagClassesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit the taxonomy')
  const create = useCreateTagClass(project.id)
  const update = useUpdateTagClass(project.id)
  const [edited, setEdited] = useState<TagClass | null>(null)
  const onMove = (tagClass: TagClass, norder: number) =>
    update.mutate({ tagClassId: tagClass.id, norder }, { onError: notifyError })
  return (
    <Section title="Tags">
      <Text size="sm" c="dimmed" mb="sm">
        What can be said about an image as a whole.
      </Text>
      {mayEdit && (
        <QuickAdd
          label="Name of the new tag"
          placeholder="e.g. night"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync(name)}
        />
      )}
      {tagClasses.length === 0 ? (
        <EmptyState icon={IconTag} title="No tags yet">
          Tags such as “night” or “blurred” find images again, one by one or many at once.
        </EmptyState>
      ) : (
        <SortableList label="Tags" items={tagClasses} onMove={mayEdit ? onMove : undefined}>
          {tagClass => (
            <TagClassRow tagClass={tagClass} edit={mayEdit ? () => setEdited(tagClass) : undefined} />
          )}
        </SortableList>
      )}
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title="Rename the tag">
        {edited && (
          <NameForm
            action="Rename"
            name={edited.name}
            pending={update.isPending}
            error={update.error}
            onSubmit={({ name }) =>
              update.mutate({ tagClassId: edited.id, name }, { onSuccess: () => setEdited(null) })
            }
          />
        )}
      </Modal>
    </Section>
  )
}

function TagClassRow({ tagClass, edit }: { tagClass: TagClass; edit: (() => void) | undefined }) {
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
          <ActionIcon aria-label={`Rename ${tagClass.name}`} onClick={edit}>
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
