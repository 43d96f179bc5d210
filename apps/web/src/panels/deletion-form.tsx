import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../data/client.ts'

interface DeletionFormProps {
  /** what goes, in numbers */
  readonly words: string
  /** what is to be typed before; left out where a click is enough */
  readonly name?: string | undefined
  /** what the button says, e.g. `Delete dataset` */
  readonly action: string
  readonly pending: boolean
  readonly error: unknown
  readonly onDelete: () => void
}

/** Says what a deletion takes along, and asks for the name of what is deleted where that is much. */
export function DeletionForm({ words, name, action, pending, error, onDelete }: DeletionFormProps) {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDelete()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {error !== null && error !== undefined && <Alert color="red">{wordsOf(error)}</Alert>}
        <Text size="sm">{words}</Text>
        {name !== undefined && (
          <TextInput
            label={`Type “${name}” to go on`}
            data-autofocus
            autoComplete="off"
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            color="red"
            loading={pending}
            disabled={name !== undefined && typed.trim() !== name.trim()}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
