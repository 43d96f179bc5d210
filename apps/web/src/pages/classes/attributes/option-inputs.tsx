import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { AttributeDraft } from './draft.ts'

type Options = AttributeDraft['options']

interface OptionInputsProps {
  readonly options: Options
  readonly onChange: (options: Options) => void
}

/** The options of an attribute in their order; Enter goes on to the next one. */
export function OptionInputs({ options, onChange }: OptionInputsProps) {
  const set = (at: number, value: string) =>
    onChange(options.map((option, index) => (index === at ? { ...option, value } : option)))
  const raise = (at: number) => {
    const [before, option] = [options[at - 1], options[at]]
    if (before && option) onChange(options.toSpliced(at - 1, 2, option, before))
  }
  const add = (at: number) => onChange(options.toSpliced(at, 0, { value: '' }))
  const keyDown = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add(at + 1)
  }
  return (
    <div>
      <Input.Label component="div">Options</Input.Label>
      <Stack gap={4}>
        {options.map((option, at) => (
          <Group key={option.id ?? `new ${at}`} gap={4} wrap="nowrap">
            <TextInput
              flex={1}
              size="xs"
              aria-label={`Option ${at + 1}`}
              maxLength={1000}
              autoFocus={option.value === '' && at > 0}
              value={option.value}
              onChange={event => set(at, event.currentTarget.value)}
              onKeyDown={event => keyDown(event, at)}
            />
            <ActionIcon aria-label={`Move option ${at + 1} up`} disabled={at === 0} onClick={() => raise(at)}>
              <IconArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              aria-label={`Take away option ${at + 1}`}
              onClick={() => onChange(options.toSpliced(at, 1))}
            >
              <IconX size={15} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <Button
        mt={4}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} />}
        onClick={() => add(options.length)}
      >
        Add an option
      </Button>
    </div>
  )
}
