import type { ActivityType, Project } from '@gesso/client'
import { ColorSwatch, Kbd, Modal, Text } from '@mantine/core'
import { IconActivity } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  activityTypesQuery,
  useCreateActivityType,
  useDeleteActivityType,
} from '../../data/activity-types.ts'
import { useMay } from '../../data/me.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Section } from '../../panels/page.tsx'
import { QuickAdd } from '../../panels/quick-add.tsx'
import { RowActions } from '../../panels/row-actions.tsx'
import { counted } from '../../panels/words.ts'
import { keyOfPlace } from '../classes/key-of-place.ts'
import { ActivityTypeForm } from './activity-type-form.tsx'
import classes from './activity-types.module.css'

/** The activity types of a project: what can go on in a segment of a video. */
export function ActivityTypes({ project }: { project: Project }) {
  const { data: activityTypes } = useSuspenseQuery(activityTypesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit the taxonomy')
  const create = useCreateActivityType(project.id)
  const [edited, setEdited] = useState<ActivityType | null>(null)
  return (
    <Section title="Activity types">
      <Text size="sm" c="dimmed" mb="sm">
        What can go on in a segment of a video. The first ten are chosen with the number keys on a video’s
        page.
      </Text>
      {mayEdit && (
        <QuickAdd
          label="Name of the new activity type"
          placeholder="e.g. walking"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync(name)}
        />
      )}
      {activityTypes.length === 0 ? (
        <EmptyState icon={IconActivity} title="No activity types yet">
          {mayEdit
            ? 'Type the name of the first thing that can go on and press Enter. Its colour can be changed later.'
            : 'Whoever leads this workspace makes them here.'}
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-label="Activity types">
          {activityTypes.map((activityType, place) => (
            <li key={activityType.id} className={classes.row}>
              <ActivityTypeRow
                activityType={activityType}
                place={place}
                edit={mayEdit ? () => setEdited(activityType) : undefined}
              />
            </li>
          ))}
        </ul>
      )}
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title="Activity type">
        {edited && <ActivityTypeForm activityType={edited} onSaved={() => setEdited(null)} />}
      </Modal>
    </Section>
  )
}

interface ActivityTypeRowProps {
  readonly activityType: ActivityType
  /** its place in the list, from 0 */
  readonly place: number
  /** left out for those who may only look */
  readonly edit: (() => void) | undefined
}

function ActivityTypeRow({ activityType, place, edit }: ActivityTypeRowProps) {
  const { id, name, color, prefix, segmentCount, projectId } = activityType
  const remove = useDeleteActivityType(projectId)
  const askDelete = () =>
    confirmDelete({
      title: `Delete the activity type “${name}”?`,
      words: `It is taken off ${counted(segmentCount, 'segment')}; those that have no other activity are deleted.`,
      action: 'Delete activity type',
      run: () => remove.mutateAsync(id),
    })
  const key = keyOfPlace(place)
  return (
    <>
      <ColorSwatch color={color.slice(0, 7)} withShadow={false} size={18} radius="sm" aria-hidden />
      <Text size="sm" fw={500} truncate title={name}>
        {prefix ? `${prefix} ${name}` : name}
      </Text>
      <Text size="xs" c="dimmed" flex={1}>
        {counted(segmentCount, 'segment')}
      </Text>
      {key && <Kbd size="xs">{key}</Kbd>}
      {edit && <RowActions name={name} onEdit={edit} onDelete={askDelete} />}
    </>
  )
}
