import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

/** Narrows the grid by a part of the name, a moment after it was typed. */
export function NameFilter({ name, change }: { name: string; change: (name: string) => void }) {
  const [typed, setTyped] = useState(name)
  const apply = useDebouncedCallback((text: string) => change(text), 250)
  // Clearing all filters empties the field; what is being typed is newer than what the URL says.
  useEffect(() => {
    if (name === '') setTyped('')
  }, [name])
  const type = (text: string) => {
    setTyped(text)
    apply(text)
  }
  return (
    <TextInput
      size="xs"
      w={190}
      placeholder="Find by name"
      aria-label="Find by name"
      leftSection={<IconSearch size={14} />}
      rightSection={
        typed === '' ? null : <CloseButton size="xs" aria-label="Clear the name" onClick={() => type('')} />
      }
      value={typed}
      onChange={event => type(event.currentTarget.value)}
    />
  )
}
