import type { Project } from '@gesso/client'
import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { batchesQuery } from '../../../data/batches.ts'
import { isJobState } from '../../../data/job-filter.ts'
import type { JobFilter } from '../../../data/jobs.ts'
import { workflowsQuery } from '../../../data/workflows.ts'
import { membersQuery } from '../../../data/workspaces.ts'
import { jobStateLooks } from '../job-states.ts'

const typingMs = 250

/** Narrows the list of jobs; the choice stands in the address. */
export function JobFilterBar({ project, filter }: { project: Project; filter: JobFilter }) {
  const navigate = useNavigate()
  const { data: members = [] } = useQuery(membersQuery(project.workspaceId))
  const { data: workflows = [] } = useQuery(workflowsQuery(project.id))
  const batches = useInfiniteQuery(batchesQuery(project.id)).data?.pages.flatMap(page => page.items) ?? []
  const steps = workflows
    .filter(({ id }) => filter.workflow === undefined || id === filter.workflow)
    .flatMap(workflow => workflow.steps)
  const set = (name: keyof JobFilter, value: string | null | undefined) =>
    void navigate({
      to: '/projects/$projectId/work/jobs',
      params: { projectId: project.id },
      search: { ...filter, [name]: value === null || value === '' ? undefined : value },
      replace: true,
    })
  const choice = (name: keyof JobFilter, title: string, data: readonly Choice[]) => (
    <Select
      aria-label={title}
      placeholder={title}
      clearable
      searchable={data.length > 8}
      data={[...new Map(data.map(each => [each.value, each])).values()]}
      value={filter[name] ?? null}
      onChange={value => set(name, value)}
      w={132}
    />
  )
  return (
    <Group gap="xs" mb="md" role="search" aria-label="Jobs">
      <WordsFilter
        key={filter.search === undefined ? 'none' : 'some'}
        words={filter.search ?? ''}
        set={words => set('search', words)}
      />
      {choice(
        'state',
        'State',
        Object.entries(jobStateLooks)
          .filter(([state]) => isJobState(state))
          .map(([value, { title }]) => ({ value, label: title })),
      )}
      {choice('step', 'Step', steps.map(named))}
      {choice('batch', 'Batch', batches.map(named))}
      {workflows.length > 1 && choice('workflow', 'Workflow', workflows.map(named))}
      {choice(
        'person',
        'Person',
        members.map(({ personId, name }) => ({ value: personId, label: name })),
      )}
      {choice('trouble', 'Trouble', [
        { value: 'stranded', label: 'Skipped by all' },
        { value: 'skipped', label: 'Skipped by some' },
        { value: 'unwritten', label: 'No result' },
      ])}
      {Object.keys(filter).length > 0 && (
        <Button
          variant="subtle"
          onClick={() =>
            void navigate({
              to: '/projects/$projectId/work/jobs',
              params: { projectId: project.id },
              search: {},
            })
          }
        >
          Clear
        </Button>
      )}
    </Group>
  )
}

interface Choice {
  readonly value: string
  readonly label: string
}

function named({ id, name }: { readonly id: string; readonly name: string }): Choice {
  return { value: id, label: name }
}

function WordsFilter({ words, set }: { words: string; set: (words: string) => void }) {
  const [typed, setTyped] = useState(words)
  const setSoon = useDebouncedCallback(set, typingMs)
  return (
    <TextInput
      aria-label="Part of a reference or a name"
      placeholder="Reference or name"
      leftSection={<IconSearch size={14} />}
      value={typed}
      maxLength={255}
      onChange={event => {
        setTyped(event.currentTarget.value)
        setSoon(event.currentTarget.value)
      }}
      w={170}
    />
  )
}
