import type { Command, CommandGroup } from '@gesso/editor'
import { Group, Kbd, Modal } from '@mantine/core'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from './key-title.ts'

interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

const groups: readonly CommandGroup[] = [
  'Job',
  'Tools',
  'Edit',
  'Order',
  'View',
  'Frames',
  'Image',
  'Comments',
  'Classes',
]

/** Every command that has a key, by what it is about. */
export function HelpSheet({ opened, onClose }: DialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Shortcuts" size={820}>
      <Sheet />
    </Modal>
  )
}

function Sheet() {
  const { editor } = useDesk().desk
  const commands = useValue(() => editor.commands.all())
  return (
    <div className={classes.help}>
      {groups.map(group => {
        const listed = commands.filter(
          command => command.group === group && command.key.length > 0 && isThere(command),
        )
        return (
          listed.length > 0 && (
            <section key={group} className={classes.helpPart}>
              <h3 className={classes.partTitle}>{group}</h3>
              {listed.map(command => (
                <Line key={command.name} command={command} />
              ))}
            </section>
          )
        )
      })}
    </div>
  )
}

/** Number keys without a class say nothing, nor do commands of a job that is not at that point. */
function isThere(command: Command): boolean {
  return (command.group !== 'Classes' && command.group !== 'Job') || command.enabled()
}

function Line({ command }: { command: Command }) {
  return (
    <div className={classes.helpLine}>
      <span>{command.title}</span>
      <Group gap={4} wrap="nowrap">
        {command.key.map(key => (
          <Kbd key={key} size="xs">
            {keyTitle(key)}
          </Kbd>
        ))}
      </Group>
    </div>
  )
}
