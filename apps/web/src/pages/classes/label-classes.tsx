import type { LabelClass, Project } from '@gesso/client'
import { Modal, Text } from '@mantine/core'
import { IconShape } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { labelClassesQuery, useCreateLabelClass, useUpdateLabelClass } from '../../data/label-classes.ts'
import { useMay } from '../../data/me.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Section } from '../../panels/page.tsx'
import { QuickAdd } from '../../panels/quick-add.tsx'
import { SortableList } from '../../panels/sortable-list.tsx'
import { ClassTree } from './class-tree.tsx'
import { LabelClassForm } from './label-class-form.tsx'
import { LabelClassRow } from './label-class-row.tsx'

/** The label classes of a project, in the order of the number keys. */
export function LabelClasses({ project }: { project: Project }) {
  const { data: labelClasses } = useSuspenseQuery(labelClassesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit the taxonomy')
  const create = useCreateLabelClass(project.id)
  const update = useUpdateLabelClass(project.id)
  const [edited, setEdited] = useState<LabelClass | null>(null)
  const onMove = (labelClass: LabelClass, norder: number) =>
    update.mutate({ labelClassId: labelClass.id, norder }, { onError: notifyError })
  return (
    <Section title="Label classes">
      <Text size="sm" c="dimmed" mb="sm">
        What a label can be. The first ten are taken up with the number keys while labelling.
      </Text>
      {mayEdit && (
        <QuickAdd
          label="Name of the new label class"
          placeholder="e.g. car"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync({ name })}
        />
      )}
      {labelClasses.length === 0 ? (
        <EmptyState icon={IconShape} title="No label classes yet">
          {mayEdit
            ? 'Type the name of the first thing to look for and press Enter. Its colour can be changed later.'
            : 'Whoever leads this workspace makes them here.'}
        </EmptyState>
      ) : (
        <SortableList label="Label classes" items={labelClasses} onMove={mayEdit ? onMove : undefined}>
          {(labelClass, index) => (
            <LabelClassRow
              labelClass={labelClass}
              place={index}
              parent={labelClasses.find(({ id }) => id === labelClass.parentId)}
              edit={mayEdit ? () => setEdited(labelClass) : undefined}
            />
          )}
        </SortableList>
      )}
      {labelClasses.some(({ parentId }) => parentId !== null) && (
        <>
          <Text size="sm" c="dimmed" mt="md" mb={6}>
            What belongs to what
          </Text>
          <ClassTree labelClasses={labelClasses} />
        </>
      )}
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title="Label class">
        {edited && (
          <LabelClassForm labelClass={edited} others={labelClasses} onSaved={() => setEdited(null)} />
        )}
      </Modal>
    </Section>
  )
}
