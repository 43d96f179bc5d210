import { ApiError, type LabelClass } from '@gesso/client'
import { ColorSwatch, Kbd, Text } from '@mantine/core'
import { useDeleteLabelClass, useUpdateLabelClass } from '../../data/label-classes.ts'
import { confirmDelete, notifyError } from '../../panels/confirm-delete.tsx'
import { NewMark } from '../../panels/new-mark.tsx'
import { RowActions } from '../../panels/row-actions.tsx'
import { counted } from '../../panels/words.ts'
import { keyOfPlace } from './key-of-place.ts'

interface LabelClassRowProps {
  readonly labelClass: LabelClass
  /** its place in the list, from 0 */
  readonly place: number
  readonly parent: LabelClass | undefined
  /** left out for those who may only look */
  readonly edit: (() => void) | undefined
}

/** One label class: colour, name, what it belongs to and the key that takes it up. */
export function LabelClassRow({ labelClass, place, parent, edit }: LabelClassRowProps) {
  const askDelete = useAskDelete(labelClass)
  const update = useUpdateLabelClass(labelClass.projectId)
  const key = keyOfPlace(place)
  const confirm = () => update.mutate({ labelClassId: labelClass.id, isNew: false }, { onError: notifyError })
  const facts = [parent && `in ${parent.name}`, labelClass.kind === 'background' && 'background'].filter(
    Boolean,
  )
  return (
    <>
      <ColorSwatch
        color={labelClass.color.slice(0, 7)}
        withShadow={false}
        size={18}
        radius="sm"
        aria-hidden
      />
      <Text size="sm" fw={500} truncate title={labelClass.name}>
        {labelClass.name}
      </Text>
      {labelClass.isNew && <NewMark name={labelClass.name} confirm={edit && confirm} />}
      <Text size="xs" c="dimmed" truncate flex={1}>
        {facts.join(', ')}
      </Text>
      {key && <Kbd size="xs">{key}</Kbd>}
      {edit && <RowActions name={labelClass.name} onEdit={edit} onDelete={askDelete} />}
    </>
  )
}

/** Deletes at once what has no labels; where there are some, says how many would go too. */
function useAskDelete(labelClass: LabelClass): () => void {
  const remove = useDeleteLabelClass(labelClass.projectId)
  const labelClassId = labelClass.id
  const withLabels = (count: number) =>
    confirmDelete({
      title: `“${labelClass.name}” is in use`,
      words: `${counted(count, 'label')} of this class will be gone for good.`,
      action: `Delete the class and ${counted(count, 'label')}`,
      run: () => remove.mutateAsync({ labelClassId, removeLabels: true }),
    })
  return () =>
    confirmDelete({
      title: `Delete the label class “${labelClass.name}”?`,
      words: 'If images have labels of this class, you will be asked again.',
      action: 'Delete label class',
      run: () =>
        remove.mutateAsync({ labelClassId, removeLabels: false }).catch((error: unknown) => {
          if (!(error instanceof ApiError) || error.code !== 'label_class_in_use') throw error
          withLabels(Number(error.facts.count))
        }),
    })
}
