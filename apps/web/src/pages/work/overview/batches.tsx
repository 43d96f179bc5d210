import type { Batch, Project } from '@gesso/client'
import { Button, Group, Progress, Text } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { batchesQuery, useCreateBatch } from '../../../data/batches.ts'
import { useMay } from '../../../data/me.ts'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { LinkAnchor } from '../../../panels/links.tsx'
import { Section } from '../../../panels/page.tsx'
import { QuickAdd } from '../../../panels/quick-add.tsx'
import { counted } from '../../../panels/words.ts'
import classes from './batches.module.css'

/** The batches of a project and how far they are. */
export function Batches({ project }: { project: Project }) {
  const list = useInfiniteQuery(batchesQuery(project.id))
  const create = useCreateBatch(project.id)
  const mayMake = useMay(project.workspaceId, 'create jobs')
  const batches = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Section title="Batches">
      {mayMake && (
        <QuickAdd
          label="Name of the new batch"
          placeholder="e.g. week 47"
          pending={create.isPending}
          error={create.error}
          onAdd={name => create.mutateAsync(name)}
        />
      )}
      {list.error && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {list.data && batches.length === 0 && (
        <EmptyState icon={IconStack2} title="No batches yet">
          A batch is a named set of jobs whose progress is shown here. The first job makes the default one.
        </EmptyState>
      )}
      <ul className={classes.list}>
        {batches.map(batch => (
          <BatchRow key={batch.id} batch={batch} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </Section>
  )
}

function BatchRow({ batch }: { batch: Batch }) {
  const { id, projectId, name, jobs, doneJobs, failedJobs, frames, doneFrames, labels } = batch
  const share = jobs === 0 ? 0 : (100 * doneJobs) / jobs
  const broken = jobs === 0 ? 0 : (100 * failedJobs) / jobs
  const words = [
    jobs === 0 ? 'no jobs yet' : `${doneJobs.toLocaleString('en')} of ${counted(jobs, 'job')} done`,
    failedJobs > 0 && `${failedJobs.toLocaleString('en')} failed`,
    frames > jobs && `${doneFrames.toLocaleString('en')} of ${counted(frames, 'frame')}`,
    counted(labels, 'label'),
  ]
  return (
    <li className={classes.batch}>
      <Group justify="space-between" wrap="nowrap">
        <LinkAnchor
          fw={600}
          truncate
          to="/projects/$projectId/work/jobs"
          params={{ projectId }}
          search={{ batch: id }}
        >
          {name}
        </LinkAnchor>
        <Text size="sm" c="dimmed">
          {words.filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <Progress.Root size="md" mt={4}>
        <Progress.Section value={share} color="#37a261" aria-label={`${name}: done`} />
        {broken > 0 && <Progress.Section value={broken} color="#c4372d" aria-label={`${name}: failed`} />}
      </Progress.Root>
    </li>
  )
}
