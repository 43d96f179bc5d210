import { Alert, Button, Group, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../data/client.ts'
import { NameInput } from './name-input.tsx'

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
        <NameInput name={name} onChange={setName} />
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
