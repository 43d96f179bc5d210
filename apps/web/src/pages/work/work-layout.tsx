import { Outlet } from '@tanstack/react-router'
import { useJobNews } from '../../data/jobs.ts'
import { useMay } from '../../data/me.ts'
import { LinkArea } from '../../panels/links.tsx'
import { useProject } from './use-project.ts'
import classes from './work-layout.module.css'

const pages = [
  { to: '/projects/$projectId/work', title: 'Overview', exact: true, forLeads: false },
  { to: '/projects/$projectId/work/jobs', title: 'Jobs', exact: false, forLeads: false },
  { to: '/projects/$projectId/work/workflows', title: 'Workflows', exact: false, forLeads: false },
  { to: '/projects/$projectId/work/people', title: 'People', exact: false, forLeads: true },
  { to: '/projects/$projectId/work/callback', title: 'Callback', exact: false, forLeads: true },
] as const

/** The pages about the work of a project. */
export function WorkLayout() {
  const project = useProject()
  const mayLead = useMay(project.workspaceId, 'lead the work')
  useJobNews(project.id)
  const shown = mayLead ? pages : pages.filter(({ forLeads }) => !forLeads)
  return (
    <>
      <nav className={classes.pages} aria-label="Work">
        {shown.map(({ to, title, exact }) => (
          <LinkArea
            key={to}
            to={to}
            params={{ projectId: project.id }}
            activeOptions={{ exact, includeSearch: false }}
            className={classes.page ?? ''}
          >
            {title}
          </LinkArea>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
