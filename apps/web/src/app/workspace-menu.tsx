import { may } from '@gesso/core'
import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBucket, IconCheck, IconChevronDown, IconPlus, IconUsers } from '@tabler/icons-react'
import { useMe } from '../data/me.ts'
import { LinkMenuItem } from '../panels/links.tsx'
import { NewWorkspace } from './new-workspace.tsx'
import type { Membership } from './where.ts'

/** Switches between workspaces and leads to the people and buckets of this one. */
export function WorkspaceMenu({ workspace: current }: { workspace: Membership | undefined }) {
  const { memberships } = useMe()
  const [making, { open, close }] = useDisclosure(false)
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            rightSection={<IconChevronDown size={14} />}
            maw={200}
          >
            {current?.workspace.name ?? 'No workspace'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Workspaces</Menu.Label>
          {memberships.map(({ workspace, role }) => (
            <LinkMenuItem
              key={workspace.id}
              to="/"
              search={{ workspace: workspace.id }}
              rightSection={workspace.id === current?.workspace.id ? <IconCheck size={14} /> : role}
            >
              {workspace.name}
            </LinkMenuItem>
          ))}
          <Menu.Item leftSection={<IconPlus size={14} />} onClick={open}>
            New workspace
          </Menu.Item>
          {current && (
            <>
              <Menu.Divider />
              <LinkMenuItem
                to="/workspaces/$workspaceId/people"
                params={{ workspaceId: current.workspace.id }}
                leftSection={<IconUsers size={14} />}
              >
                People and API keys
              </LinkMenuItem>
              {may(current.role, 'manage buckets') && (
                <LinkMenuItem
                  to="/workspaces/$workspaceId/buckets"
                  params={{ workspaceId: current.workspace.id }}
                  leftSection={<IconBucket size={14} />}
                >
                  Buckets
                </LinkMenuItem>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <NewWorkspace opened={making} onClose={close} />
    </>
  )
}
