import type { CustomStatus } from '@gesso/client'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { useUpdateStatus } from '../../data/statuses.ts'
import { ColourInput } from '../../panels/colour-input.tsx'
import { NameInput } from '../../panels/name-input.tsx'

/** Changes the name and the colour of a status. */
export function StatusForm({ status, onSaved }: { status: CustomStatus; onSaved: () => void }) {
  const [name, setName] = useState(status.name)
  const [color, setColor] = useState(status.color)
  const update = useUpdateStatus(status.projectId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate({ statusId: status.id, name: name.trim(), color }, { onSuccess: onSaved })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {update.error && <Alert color="red">{wordsOf(update.error)}</Alert>}
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
