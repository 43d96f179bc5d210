import { Combobox, Group, Kbd, Modal, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { useValue } from '../../../data/use-value.ts'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from './key-title.ts'
import { matchingCommands } from './matching-commands.ts'

interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Finds a command by its words and runs it. */
export function CommandPalette({ opened, onClose }: DialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Find a command" size="md" yOffset="12vh" centered={false}>
      <Finder onClose={onClose} />
    </Modal>
  )
}

function Finder({ onClose }: { onClose: () => void }) {
  const { editor } = useDesk().desk
  const [typed, setTyped] = useState('')
  const commands = useValue(() => editor.commands.all())
  const found = matchingCommands(commands, typed)
  const combobox = useCombobox()
  const run = (name: string) => {
    onClose()
    editor.commands.run(name)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={run}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          aria-label="Command"
          placeholder="e.g. undo, fit, done"
          value={typed}
          onChange={event => {
            setTyped(event.currentTarget.value)
            combobox.updateSelectedOptionIndex()
            combobox.selectFirstOption()
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={380} mt="xs" type="auto" viewportProps={{ tabIndex: 0 }}>
        <Combobox.Options aria-label="Commands">
          {found.map(command => (
            <Combobox.Option key={command.name} value={command.name} disabled={!command.enabled()}>
              <Group justify="space-between" wrap="nowrap">
                <span>{command.title}</span>
                {command.key[0] && <Kbd size="xs">{keyTitle(command.key[0])}</Kbd>}
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            No command has these words.
          </Text>
        )}
      </ScrollArea.Autosize>
    </Combobox>
  )
}
