import { useMay } from '../../../data/me.ts'
import { Page } from '../../../panels/page.tsx'
import { useProject } from '../use-project.ts'
import { Batches } from './batches.tsx'
import { Boards } from './boards.tsx'
import { TakeNext } from './take-next.tsx'
import { Troubles } from './troubles.tsx'

/** How far the work of a project is, and the next job for whoever looks. */
export function OverviewPage() {
  const project = useProject()
  const mayWork = useMay(project.workspaceId, 'do jobs')
  const mayLead = useMay(project.workspaceId, 'lead the work')
  return (
    <Page title="Work">
      {mayWork && <TakeNext project={project} />}
      {mayLead && <Troubles project={project} />}
      <Boards project={project} />
      <Batches project={project} />
    </Page>
  )
}
