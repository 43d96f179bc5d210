import { writableImageStatuses } from '@gesso/core'
import { Button, Kbd, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import { StatusBadge } from '../../../panels/status-badge.tsx'
import { useDesk } from '../desk/desk-context.ts'
import { keyTitle } from '../help/key-title.ts'

/** The status of the image, to read and to set. */
export function StatusMenu() {
  const { desk, project, image } = useDesk()
  const commands = useValue(() => desk.editor.commands.all())
  const maySet = useMay(project.workspaceId, 'set a status')
  if (!maySet) return <StatusBadge status={image.status} />
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
          <StatusBadge status={image.status} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {writableImageStatuses.map(status => {
          const command = commands.find(({ name }) => name === `set ${status}`)
          const [key] = command?.key ?? []
          return (
            <Menu.Item
              key={status}
              disabled={!command?.enabled()}
              onClick={() => command?.run()}
              rightSection={key && <Kbd size="xs">{keyTitle(key)}</Kbd>}
            >
              <StatusBadge status={status} />
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
