import { Button, Group, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../data/client.ts'

interface QuickAddProps {
  readonly label: string
  readonly placeholder: string
  readonly pending: boolean
  readonly error: unknown
  /** Resolves when it was made; then the field is emptied for the next. */
  readonly onAdd: (name: string) => Promise<unknown>
}

/** A field that makes one thing after the other from their names. */
export function QuickAdd({ label, placeholder, pending, error, onAdd }: QuickAddProps) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    // What went wrong is shown below the field.
    onAdd(name.trim()).then(
      () => setName(''),
      () => {},
    )
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-start" mb="sm" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={label}
          placeholder={placeholder}
          maxLength={255}
          value={name}
          error={error ? wordsOf(error) : undefined}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" leftSection={<IconPlus size={15} />} loading={pending}>
          Add
        </Button>
      </Group>
    </form>
  )
}
