import type { Invitation } from '@gesso/client'
import type { Role } from '@gesso/core'
import { ActionIcon, Alert, Button, Group, Select, Table, TextInput, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { roleIn, useMe } from '../../data/me.ts'
import { useCreateInvitation, useRevokeInvitation } from '../../data/workspaces.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { Section } from '../../panels/page.tsx'
import { ShownOnce } from '../../panels/shown-once.tsx'
import { momentOf } from '../../panels/words.ts'
import { rolesFor } from './members.tsx'

interface InvitationsProps {
  readonly workspaceId: string
  readonly invitations: readonly Invitation[]
}

/** Invites people by a link, and withdraws open invitations. */
export function Invitations({ workspaceId, invitations }: InvitationsProps) {
  const create = useCreateInvitation(workspaceId)
  return (
    <Section title="Invitations">
      <InviteForm
        workspaceId={workspaceId}
        pending={create.isPending}
        onInvite={(role, email) => create.mutate({ role, ...(email === '' ? {} : { email }) })}
      />
      {create.error && (
        <Alert color="red" mt="sm">
          {wordsOf(create.error)}
        </Alert>
      )}
      {create.data && (
        <ShownOnce
          title="Send this link to the person; it is shown only now"
          secret={create.data.url}
          onClose={create.reset}
        />
      )}
      {invitations.length > 0 && (
        <Table mt="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>For</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Works until</Table.Th>
              <Table.Th w={40}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invitations.map(invitation => (
              <InvitationRow key={invitation.id} workspaceId={workspaceId} invitation={invitation} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

interface InviteFormProps {
  readonly workspaceId: string
  readonly pending: boolean
  readonly onInvite: (role: Role, email: string) => void
}

function InviteForm({ workspaceId, pending, onInvite }: InviteFormProps) {
  const mine = roleIn(useMe(), workspaceId)
  const [role, setRole] = useState<Role>('Labeller')
  const [email, setEmail] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onInvite(role, email.trim())
    setEmail('')
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          flex={1}
          miw={200}
          label="Email"
          description="Leave empty for a link that anyone can use once"
          type="email"
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <Select
          label="Role"
          w={160}
          allowDeselect={false}
          data={rolesFor(mine)}
          value={role}
          onChange={chosen => chosen && setRole(chosen)}
        />
        <Button type="submit" size="sm" loading={pending}>
          Make a link
        </Button>
      </Group>
    </form>
  )
}

function InvitationRow({ workspaceId, invitation }: { workspaceId: string; invitation: Invitation }) {
  const revoke = useRevokeInvitation(workspaceId)
  const askRevoke = () =>
    confirmDelete({
      title: 'Withdraw this invitation?',
      words: 'Its link stops working at once.',
      action: 'Withdraw',
      run: () => revoke.mutateAsync(invitation.id),
    })
  return (
    <Table.Tr>
      <Table.Td>{invitation.email ?? 'anyone with the link'}</Table.Td>
      <Table.Td>{invitation.role}</Table.Td>
      <Table.Td>{momentOf(invitation.expiresAt)}</Table.Td>
      <Table.Td>
        <ActionIcon
          aria-label={`Withdraw the invitation for ${invitation.email ?? 'anyone'}`}
          onClick={askRevoke}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
