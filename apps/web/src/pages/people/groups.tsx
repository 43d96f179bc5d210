import type { Member, PersonGroup } from '@gesso/client'
import { ActionIcon, Group, MultiSelect, Text } from '@mantine/core'
import { IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useCreateGroup, useDeleteGroup, useUpdateGroup } from '../../data/groups.ts'
import { confirmDelete, notifyError } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Section } from '../../panels/page.tsx'
import { QuickAdd } from '../../panels/quick-add.tsx'

interface GroupsProps {
  readonly workspaceId: string
  readonly groups: readonly PersonGroup[]
  readonly members: readonly Member[]
  readonly mayChange: boolean
}

/** Groups of people; a step of a workflow may be for one of them alone. */
export function Groups({ workspaceId, groups, members, mayChange }: GroupsProps) {
  const create = useCreateGroup(workspaceId)
  return (
    <Section title="Groups">
      <Text size="sm" c="dimmed" mb="sm">
        A step of a workflow may be for one group alone, e.g. for senior reviewers.
      </Text>
      {mayChange && (
        <QuickAdd
          label="Name of the new group"
          placeholder="e.g. reviewers"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync(name)}
        />
      )}
      {groups.length === 0 && (
        <EmptyState icon={IconUsersGroup} title="No groups yet">
          Without groups, everybody who labels may take jobs at every step.
        </EmptyState>
      )}
      {groups.map(group => (
        <GroupRow
          key={group.id}
          workspaceId={workspaceId}
          group={group}
          members={members}
          mayChange={mayChange}
        />
      ))}
    </Section>
  )
}

interface GroupRowProps {
  readonly workspaceId: string
  readonly group: PersonGroup
  readonly members: readonly Member[]
  readonly mayChange: boolean
}

function GroupRow({ workspaceId, group, members, mayChange }: GroupRowProps) {
  const update = useUpdateGroup(workspaceId)
  const remove = useDeleteGroup(workspaceId)
  const askDelete = () =>
    confirmDelete({
      title: `Delete the group ${group.name}?`,
      words: 'The people stay. What waited for the group waits for everybody then.',
      action: 'Delete group',
      run: () => remove.mutateAsync(group.id),
    })
  const people = new Map([...group.people.map(({ id, name }) => [id, name] as const), ...members.map(pair)])
  return (
    <Group wrap="nowrap" align="flex-end" mt="sm">
      <MultiSelect
        label={group.name}
        placeholder={group.people.length === 0 ? 'Nobody yet' : ''}
        searchable
        disabled={!mayChange || update.isPending}
        data={[...people].map(([value, label]) => ({ value, label }))}
        value={group.people.map(({ id }) => id)}
        onChange={personIds => update.mutate({ id: group.id, personIds }, { onError: notifyError })}
        style={{ flex: 1 }}
      />
      {mayChange && (
        <ActionIcon mb={4} aria-label={`Delete the group ${group.name}`} onClick={askDelete}>
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </Group>
  )
}

function pair({ personId, name }: Member): readonly [string, string] {
  return [personId, name]
}
