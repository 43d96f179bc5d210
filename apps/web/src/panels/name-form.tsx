import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../data/client.ts'

interface NameFormProps {
  /** what the button says */
  readonly action: string
  readonly name?: string
  /** left out = not asked for */
  readonly description?: string
  readonly pending: boolean
  readonly error: unknown
  readonly onSubmit: (given: { name: string; description: string }) => void
}

/** Asks for a name, and a description where there is one. */
export function NameForm({
  action,
  name: before = '',
  description,
  pending,
  error,
  onSubmit,
}: NameFormProps) {
  const [name, setName] = useState(before)
  const [words, setWords] = useState(description ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ name: name.trim(), description: words.trim() })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {error ? <Alert color="red">{wordsOf(error)}</Alert> : null}
        <TextInput
          label="Name"
          required
          maxLength={255}
          data-autofocus
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        {description !== undefined && (
          <Textarea
            label="Description"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={10_000}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={name.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
