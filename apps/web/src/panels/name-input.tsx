import { TextInput } from '@mantine/core'

interface NameInputProps {
  readonly name: string
  readonly onChange: (name: string) => void
}

/** The field that every form about a named thing begins with. */
export function NameInput({ name, onChange }: NameInputProps) {
  return (
    <TextInput
      label="Name"
      required
      maxLength={255}
      data-autofocus
      value={name}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
