import { Text } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { PendingPage } from '../../../app/pending-page.tsx'
import { jobsQuery } from '../../../data/jobs.ts'
import { useMay } from '../../../data/me.ts'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { Page } from '../../../panels/page.tsx'
import { counted } from '../../../panels/words.ts'
import { useProject } from '../use-project.ts'
import { JobFilterBar } from './job-filter-bar.tsx'
import { JobTable } from './job-table.tsx'
import { LeadBar } from './lead-bar.tsx'
import { useJobSelection } from './use-job-selection.ts'

const route = getRouteApi('/signed-in/shell/projects/$projectId/work/jobs')

/** The jobs of a project, to be found, and for a lead to be steered. */
export function JobsPage() {
  const project = useProject()
  const filter = route.useSearch()
  const list = useInfiniteQuery({ ...jobsQuery(project.id, filter), placeholderData: before => before })
  const jobs = useMemo(() => list.data?.pages.flatMap(page => page.items) ?? [], [list.data])
  const total = list.data?.pages[0]?.total ?? 0
  const selection = useJobSelection(jobs)
  const mayLead = useMay(project.workspaceId, 'lead the work')
  const narrowed = Object.keys(filter).length > 0
  return (
    <Page title="Jobs">
      <JobFilterBar project={project} filter={filter} />
      {selection.chosen.length > 0 && <LeadBar project={project} selection={selection} />}
      {list.isPending && <PendingPage />}
      {list.isError && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {list.data && total === 0 && (
        <EmptyState icon={IconListCheck} title={narrowed ? 'No job is like that' : 'No jobs yet'}>
          {narrowed
            ? 'Take a filter away to see more.'
            : 'Choose images or videos in their list and send them into a workflow, or make jobs by the API. Each is one piece of work for one person at a time.'}
        </EmptyState>
      )}
      {jobs.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mb={6} role="status">
            {counted(total, 'job')}
          </Text>
          <JobTable
            project={project}
            jobs={jobs}
            selection={mayLead ? selection : undefined}
            readMore={() => {
              if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
            }}
          />
        </>
      )}
    </Page>
  )
}
