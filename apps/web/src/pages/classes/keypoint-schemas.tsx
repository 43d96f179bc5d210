import type { KeypointSchema, LabelClass, Project } from '@gesso/client'
import { ActionIcon, Button, Menu, Modal, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconRun, IconTrash } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keypointSchemasQuery, useDeleteKeypointSchema } from '../../data/keypoint-schemas.ts'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { useMay } from '../../data/me.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Section } from '../../panels/page.tsx'
import { SortableList } from '../../panels/sortable-list.tsx'
import { newId } from '../annotator/desk/new-id.ts'
import { draftOf, emptyDraft, type SchemaDraft } from './keypoints/schema-draft.ts'
import { SchemaForm } from './keypoints/schema-form.tsx'
import { templates } from './keypoints/templates.ts'

/** The keypoint schemas of a project: what the points of a skeleton are called and how they hang together. */
export function KeypointSchemas({ project }: { project: Project }) {
  const { data: schemas } = useSuspenseQuery(keypointSchemasQuery(project.id))
  const { data: labelClasses } = useSuspenseQuery(labelClassesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit the taxonomy')
  const [edited, setEdited] = useState<SchemaDraft | null>(null)
  return (
    <Section title="Keypoint schemas">
      <Text size="sm" c="dimmed" mb="sm">
        Named points with a skeleton, for poses, faces and lines.
      </Text>
      {mayEdit && <NewSchema onChoose={setEdited} />}
      {schemas.length === 0 ? (
        <EmptyState icon={IconRun} title="No keypoint schemas yet">
          Begin with a person of 17 points or draw your own, and say which label classes it is for.
        </EmptyState>
      ) : (
        <SortableList label="Keypoint schemas" items={schemas}>
          {schema => (
            <SchemaRow
              schema={schema}
              labelClasses={labelClasses}
              edit={mayEdit ? () => setEdited(draftOf(schema)) : undefined}
            />
          )}
        </SortableList>
      )}
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title="Keypoint schema" size={1040}>
        {edited && (
          <SchemaForm
            projectId={project.id}
            draft={edited}
            labelClasses={labelClasses}
            onSaved={() => setEdited(null)}
          />
        )}
      </Modal>
    </Section>
  )
}

function NewSchema({ onChoose }: { onChoose: (draft: SchemaDraft) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="sm" mb="sm" leftSection={<IconPlus size={15} />}>
          New keypoint schema
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChoose(emptyDraft)}>Empty board</Menu.Item>
        {templates.map(({ title, make }) => (
          <Menu.Item key={title} onClick={() => onChoose(make(newId))}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

interface SchemaRowProps {
  readonly schema: KeypointSchema
  readonly labelClasses: readonly LabelClass[]
  readonly edit: (() => void) | undefined
}

function SchemaRow({ schema, labelClasses, edit }: SchemaRowProps) {
  const remove = useDeleteKeypointSchema(schema.projectId)
  const { name, keypointClasses } = schema
  const linked = new Set(schema.labelClasses.map(({ labelClassId }) => labelClassId))
  const names = labelClasses.filter(({ id }) => linked.has(id)).map(each => each.name)
  const askDelete = () =>
    confirmDelete({
      title: `Delete the keypoint schema “${name}”?`,
      words: 'All labels that follow it are removed too.',
      action: 'Delete keypoint schema',
      run: () => remove.mutateAsync(schema.id),
    })
  return (
    <>
      <Text size="sm" fw={500} truncate>
        {name}
      </Text>
      <Text size="sm" c="dimmed" truncate flex={1}>
        {keypointClasses.length} points · {names.length === 0 ? 'for no label class yet' : names.join(', ')}
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
