import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../data/me.ts'
import { projectQuery } from '../../data/projects.ts'
import { exportsQuery } from '../../data/runs.ts'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Page, Section } from '../../panels/page.tsx'
import { ExportRow } from './export-row.tsx'
import { NewExport } from './new-export.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/exports')

/** Training sets of a project: make one, follow it, download it. */
export function ExportsPage() {
  const { data: project } = useSuspenseQuery(projectQuery(route.useParams().projectId))
  const list = useSuspenseInfiniteQuery(exportsQuery(project.id))
  const mayExport = useMay(project.workspaceId, 'export')
  const runs = list.data.pages.flatMap(page => page.items)
  return (
    <Page title="Exports">
      {mayExport && <NewExport project={project} />}
      <Section title="History">
        {runs.length === 0 ? (
          <EmptyState icon={IconPackageExport} title="Nothing exported yet">
            An export is a file with the labels of this project as they are at that moment. It can be
            downloaded again later.
          </EmptyState>
        ) : (
          runs.map(run => <ExportRow key={run.id} run={run} project={project} />)
        )}
        {list.hasNextPage && (
          <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show older ones
          </Button>
        )}
      </Section>
    </Page>
  )
}
