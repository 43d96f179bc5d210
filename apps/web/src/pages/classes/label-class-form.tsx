import type { LabelClass } from '@gesso/client'
import { Alert, Button, Group, Input, SegmentedControl, Select, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { useUpdateLabelClass } from '../../data/label-classes.ts'
import { ColourInput } from '../../panels/colour-input.tsx'
import { NameInput } from '../../panels/name-input.tsx'
import { possibleParents } from './possible-parents.ts'

interface LabelClassFormProps {
  readonly labelClass: LabelClass
  /** all classes of the project */
  readonly others: readonly LabelClass[]
  readonly onSaved: () => void
}

/** Changes everything about a label class but its place. */
export function LabelClassForm({ labelClass, others, onSaved }: LabelClassFormProps) {
  const [given, setGiven] = useState(labelClass)
  const update = useUpdateLabelClass(labelClass.projectId)
  const change = (part: Partial<LabelClass>) => setGiven(before => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { id: labelClassId, name, color, kind, parentId, description } = given
    update.mutate(
      { labelClassId, name: name.trim(), color, kind, parentId, description: description || null },
      { onSuccess: onSaved },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {update.error && <Alert color="red">{wordsOf(update.error)}</Alert>}
        <NameInput name={given.name} onChange={name => change({ name })} />
        <ColourInput
          opacity="The last two digits say how opaque the inside is"
          colour={given.color}
          onChange={color => change({ color })}
        />
        <div>
          <Input.Label component="div" id="kind">
            Kind
          </Input.Label>
          <SegmentedControl
            aria-labelledby="kind"
            value={given.kind}
            onChange={kind => change({ kind })}
            data={[
              { value: 'object', label: 'Object: can be counted' },
              { value: 'background', label: 'Background: sky, road' },
            ]}
          />
        </div>
        <Select
          label="Belongs to"
          placeholder="No other class"
          clearable
          data={possibleParents(labelClass, others).map(({ id, name }) => ({ value: id, label: name }))}
          value={given.parentId}
          onChange={parentId => change({ parentId })}
        />
        <Textarea
          label="Description"
          description="What counts as this class, for those who label"
          autosize
          minRows={2}
          maxRows={6}
          value={given.description ?? ''}
          onChange={event => change({ description: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending} disabled={given.name.trim() === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
