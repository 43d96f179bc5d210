import type { Attribute, Project } from '@gesso/client'
import { ActionIcon, Button, Modal, Text } from '@mantine/core'
import { IconListCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  attributesQuery,
  useConfirmAttribute,
  useDeleteAttribute,
  useMoveAttribute,
} from '../../../data/attributes.ts'
import { labelClassesQuery } from '../../../data/label-classes.ts'
import { useMay } from '../../../data/me.ts'
import { confirmDelete, notifyError } from '../../../panels/confirm-delete.tsx'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { NewMark } from '../../../panels/new-mark.tsx'
import { Section } from '../../../panels/page.tsx'
import { SortableList } from '../../../panels/sortable-list.tsx'
import { AttributeForm } from './attribute-form.tsx'
import { subjectWords, typeWords } from './words.ts'

/** The attributes of a project: what is said about its labels, images, videos and segments. */
export function Attributes({ project }: { project: Project }) {
  const { data: attributes } = useSuspenseQuery(attributesQuery(project.id))
  const { data: labelClasses } = useSuspenseQuery(labelClassesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit the taxonomy')
  const move = useMoveAttribute(project.id)
  const ofVideos = project.contentType === 'VIDEOS'
  const [edited, setEdited] = useState<Attribute | 'new' | null>(null)
  const onMove = ({ id }: Attribute, norder: number) => move.mutate({ id, norder }, { onError: notifyError })
  const close = () => setEdited(null)
  return (
    <Section title="Attributes">
      <Text size="sm" c="dimmed" mb="sm">
        {ofVideos
          ? 'What is said about a segment or a whole video: a speed, a count, yes or no. They stand beside the video.'
          : 'What is said about a label or an image beside its class: a colour, a count, yes or no. While labelling, the key A leads to them.'}
      </Text>
      {mayEdit && (
        <Button mb="sm" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
          New attribute
        </Button>
      )}
      {attributes.length === 0 ? (
        <EmptyState icon={IconListCheck} title="No attributes yet">
          {ofVideos
            ? 'An attribute such as “weather” with the options “sun” and “rain” is set for each segment, or for a whole video.'
            : 'An attribute such as “colour” with the options “red” and “blue” is set for each label of its classes.'}
        </EmptyState>
      ) : (
        <SortableList label="Attributes" items={attributes} onMove={mayEdit ? onMove : undefined}>
          {attribute => (
            <AttributeRow attribute={attribute} edit={mayEdit ? () => setEdited(attribute) : undefined} />
          )}
        </SortableList>
      )}
      <Modal
        opened={edited !== null}
        onClose={close}
        title={edited === 'new' ? 'New attribute' : 'Attribute'}
      >
        {edited && (
          <AttributeForm
            projectId={project.id}
            attribute={edited === 'new' ? undefined : edited}
            labelClasses={labelClasses}
            usual={ofVideos ? 'SEGMENT' : 'LABEL'}
            onSaved={close}
          />
        )}
      </Modal>
    </Section>
  )
}

interface AttributeRowProps {
  readonly attribute: Attribute
  /** left out for those who may only look */
  readonly edit: (() => void) | undefined
}

function AttributeRow({ attribute, edit }: AttributeRowProps) {
  const { id, projectId, name, type, subject, required, options } = attribute
  const remove = useDeleteAttribute(projectId)
  const confirm = useConfirmAttribute(projectId)
  const askDelete = () =>
    confirmDelete({
      title: `Delete the attribute “${name}”?`,
      words: 'Its values are taken off every label and image that has one.',
      action: 'Delete attribute',
      run: () => remove.mutateAsync(id),
    })
  const facts = [
    subject !== 'LABEL' && subjectWords[subject],
    typeWords[type],
    options.map(({ value }) => value).join(', '),
    required && 'required',
  ]
  return (
    <>
      <Text size="sm" fw={500} truncate title={name}>
        {name}
      </Text>
      {attribute.isNew && (
        <NewMark name={name} confirm={edit && (() => confirm.mutate(id, { onError: notifyError }))} />
      )}
      <Text size="xs" c="dimmed" truncate flex={1}>
        {facts.filter(Boolean).join(' · ')}
      </Text>
      {edit && (
        <>
          <ActionIcon aria-label={`Edit ${name}`} onClick={edit}>
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon aria-label={`Delete ${name}`} onClick={askDelete}>
            <IconTrash size={15} />
          </ActionIcon>
        </>
      )}
    </>
  )
}
