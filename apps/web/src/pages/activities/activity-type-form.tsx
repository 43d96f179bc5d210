import type { ActivityType } from '@gesso/client'
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useUpdateActivityType } from '../../data/activity-types.ts'
import { wordsOf } from '../../data/client.ts'
import { ColourInput } from '../../panels/colour-input.tsx'
import { NameInput } from '../../panels/name-input.tsx'

interface ActivityTypeFormProps {
  readonly activityType: ActivityType
  readonly onSaved: () => void
}

/** Changes name, colour and prefix of an activity type. */
export function ActivityTypeForm({ activityType, onSaved }: ActivityTypeFormProps) {
  const [name, setName] = useState(activityType.name)
  const [color, setColor] = useState(activityType.color.slice(0, 7))
  const [prefix, setPrefix] = useState(activityType.prefix ?? '')
  const update = useUpdateActivityType(activityType.projectId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fields = { name: name.trim(), color, prefix: prefix.trim() || null }
    update.mutate({ activityTypeId: activityType.id, ...fields }, { onSuccess: onSaved })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {update.error && <Alert color="red">{wordsOf(update.error)}</Alert>}
        <TextInput
          label="Prefix"
          description="Stands before the name, e.g. a number of your own"
          maxLength={255}
          value={prefix}
          onChange={event => setPrefix(event.currentTarget.value)}
        />
        <NameInput name={name} onChange={setName} />
        <ColourInput colour={color} onChange={setColor} />
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending} disabled={name.trim() === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
