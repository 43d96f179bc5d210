import type { Member } from '@gesso/client'
import { may, type Role, roles } from '@gesso/core'
import { ActionIcon, Select, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconUserMinus } from '@tabler/icons-react'
import { roleIn, useMe } from '../../data/me.ts'
import { useRemoveMember, useSetMemberRole } from '../../data/workspaces.ts'
import { confirmDelete, notifyError } from '../../panels/confirm-delete.tsx'
import { Section } from '../../panels/page.tsx'

interface MembersProps {
  readonly workspaceId: string
  readonly members: readonly Member[]
}

/** The members and their roles. */
export function Members({ workspaceId, members }: MembersProps) {
  return (
    <Section title="Members">
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Email</Table.Th>
              <Table.Th w={170}>Role</Table.Th>
              <Table.Th w={40}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map(member => (
              <MemberRow key={member.personId} workspaceId={workspaceId} member={member} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

function MemberRow({ workspaceId, member }: { workspaceId: string; member: Member }) {
  const me = useMe()
  const mine = roleIn(me, workspaceId)
  const setRole = useSetMemberRole(workspaceId)
  const remove = useRemoveMember(workspaceId)
  const manages = may(mine, member.role === 'Owner' ? 'manage owners' : 'manage members')
  const askRemove = () =>
    confirmDelete({
      title: `Take ${member.name} out of the workspace?`,
      words: 'They lose access at once. What they labelled stays.',
      action: 'Remove',
      run: () => remove.mutateAsync(member.personId),
    })
  return (
    <Table.Tr>
      <Table.Td>
        {member.name}
        {member.personId === me.id && (
          <Text span size="xs" c="dimmed">
            {' '}
            (you)
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {member.email ?? (
          <Text size="sm" c="dimmed">
            none yet
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {manages ? (
          <Select
            size="xs"
            aria-label={`Role of ${member.name}`}
            allowDeselect={false}
            data={rolesFor(mine)}
            value={member.role}
            disabled={setRole.isPending}
            onChange={role =>
              role && setRole.mutate({ personId: member.personId, role }, { onError: notifyError })
            }
          />
        ) : (
          member.role
        )}
      </Table.Td>
      <Table.Td>
        {manages && (
          <ActionIcon aria-label={`Remove ${member.name}`} onClick={askRemove}>
            <IconUserMinus size={16} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** The roles that someone with a role may give. */
export function rolesFor(mine: Role): Role[] {
  return roles.filter(role => role !== 'Owner' || may(mine, 'manage owners'))
}
