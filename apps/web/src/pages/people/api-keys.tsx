import type { ApiKey } from '@gesso/client'
import type { Role } from '@gesso/core'
import {
  ActionIcon,
  Alert,
  Button,
  Code,
  Group,
  Select,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { roleIn, useMe } from '../../data/me.ts'
import { useCreateApiKey, useRevokeApiKey } from '../../data/workspaces.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { Section } from '../../panels/page.tsx'
import { ShownOnce } from '../../panels/shown-once.tsx'
import { momentOf } from '../../panels/words.ts'
import { rolesFor } from './members.tsx'

interface ApiKeysProps {
  readonly workspaceId: string
  readonly apiKeys: readonly ApiKey[]
}

/** The keys by which programs come in; a key sees this workspace alone. */
export function ApiKeys({ workspaceId, apiKeys }: ApiKeysProps) {
  const create = useCreateApiKey(workspaceId)
  return (
    <Section title="API keys">
      <KeyForm
        workspaceId={workspaceId}
        pending={create.isPending}
        onCreate={(name, role) => create.mutate({ name, role })}
      />
      {create.error && (
        <Alert color="red" mt="sm">
          {wordsOf(create.error)}
        </Alert>
      )}
      {create.data && (
        <ShownOnce
          title={`The key “${create.data.apiKey.name}”; it is shown only now`}
          secret={create.data.secret}
          onClose={create.reset}
        />
      )}
      {apiKeys.length === 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          Programs send a key in the header <Code>X-Api-Key</Code>. There is none yet.
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table mt="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Begins with</Table.Th>
                <Table.Th>Role</Table.Th>
                <Table.Th>Made</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th w={40}>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {apiKeys.map(apiKey => (
                <KeyRow key={apiKey.id} workspaceId={workspaceId} apiKey={apiKey} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  )
}

interface KeyFormProps {
  readonly workspaceId: string
  readonly pending: boolean
  readonly onCreate: (name: string, role: Role) => void
}

function KeyForm({ workspaceId, pending, onCreate }: KeyFormProps) {
  const mine = roleIn(useMe(), workspaceId)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('Supervisor')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onCreate(name.trim(), role)
    setName('')
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          flex={1}
          miw={200}
          label="Name of the key"
          placeholder="e.g. training pipeline"
          required
          maxLength={255}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
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
          Make a key
        </Button>
      </Group>
    </form>
  )
}

function KeyRow({ workspaceId, apiKey }: { workspaceId: string; apiKey: ApiKey }) {
  const revoke = useRevokeApiKey(workspaceId)
  const askRevoke = () =>
    confirmDelete({
      title: `Revoke the key “${apiKey.name}”?`,
      words: 'Programs that use it are refused at once.',
      action: 'Revoke key',
      run: () => revoke.mutateAsync(apiKey.id),
    })
  return (
    <Table.Tr>
      <Table.Td>{apiKey.name}</Table.Td>
      <Table.Td>
        <Code>{apiKey.prefix}…</Code>
      </Table.Td>
      <Table.Td>{apiKey.role}</Table.Td>
      <Table.Td>{momentOf(apiKey.createdAt)}</Table.Td>
      <Table.Td>{apiKey.lastUsedAt ? momentOf(apiKey.lastUsedAt) : 'never'}</Table.Td>
      <Table.Td>
        <ActionIcon aria-label={`Revoke ${apiKey.name}`} onClick={askRevoke}>
          <IconTrash size={15} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
