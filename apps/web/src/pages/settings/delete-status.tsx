import type { CustomStatus } from '@gesso/client'
import { Alert, Button, Group, Select, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { useDeleteStatus, useStatuses } from '../../data/statuses.ts'

/** Deletes a status, and asks which one takes its place. */
export function DeleteStatus({ status, onDone }: { status: CustomStatus; onDone: () => void }) {
  const { writable } = useStatuses(status.projectId)
  const [moveTo, setMoveTo] = useState('NEW')
  const remove = useDeleteStatus(status.projectId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    remove.mutate({ statusId: status.id, moveTo }, { onSuccess: onDone })
  }
  const others = writable.filter(choice => choice.status !== status.id)
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {remove.error && <Alert color="red">{wordsOf(remove.error)}</Alert>}
        <Select
          label="What stands at it becomes"
          allowDeselect={false}
          data={others.map(choice => ({ value: choice.status, label: choice.title }))}
          value={moveTo}
          onChange={chosen => chosen && setMoveTo(chosen)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Keep
          </Button>
          <Button type="submit" color="red" loading={remove.isPending}>
            Delete status
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
