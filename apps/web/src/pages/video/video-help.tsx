import { Group, Kbd, Modal } from '@mantine/core'
import { keyTitle, type VideoCommand } from './commands.ts'
import classes from './video-room.module.css'

interface VideoHelpProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly groups: readonly { readonly group: string; readonly commands: readonly VideoCommand[] }[]
}

/** Every command with its keys, by what it is about. */
export function VideoHelp({ opened, onClose, groups }: VideoHelpProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Shortcuts" size={820}>
      <div className={classes.help}>
        {groups.map(({ group, commands }) => (
          <section key={group} className={classes.helpPart}>
            <h3 className={classes.partTitle}>{group}</h3>
            {commands.map(({ title, keys }) => (
              <div key={title} className={classes.helpLine}>
                <span>{title}</span>
                <Group gap={4} wrap="nowrap">
                  {keys.map(key => (
                    <Kbd key={key} size="xs">
                      {keyTitle(key)}
                    </Kbd>
                  ))}
                </Group>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  )
}
