import { Button, Kbd, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMay } from '../../../data/me.ts'
import { useStatuses } from '../../../data/statuses.ts'
import { useValue } from '../../../data/use-value.ts'
import { StatusBadge } from '../../../panels/status-badge.tsx'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { keyTitle } from '../help/key-title.ts'

/** The status of the image, to read and to set. */
export function StatusMenu() {
  const { desk, project } = useDesk()
  const { image } = useMedia()
  const commands = useValue(() => desk.editor.commands.all())
  const statuses = useStatuses(project.id)
  const maySet = useMay(project.workspaceId, 'set a status')
  if (!maySet) return <StatusBadge look={statuses.lookOf(image.status)} />
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          px={8}
          rightSection={<IconChevronDown size={14} />}
          miw={0}
        >
          <StatusBadge look={statuses.lookOf(image.status)} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.writable.map(choice => {
          const { status } = choice
          const command = commands.find(({ name }) => name === `set ${status}`)
          const [key] = command?.key ?? []
          return (
            <Menu.Item
              key={status}
              disabled={!command?.enabled()}
              onClick={() => command?.run()}
              rightSection={key && <Kbd size="xs">{keyTitle(key)}</Kbd>}
            >
              <StatusBadge look={choice} />
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
