import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { projectQuery } from '../../data/projects.ts'
import { Page } from '../../panels/page.tsx'
import { LabelClasses } from './label-classes.tsx'
import { TagClasses } from './tag-classes.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/classes')

/** What labels and images of a project can be called. */
export function ClassesPage() {
  const { data: project } = useSuspenseQuery(projectQuery(route.useParams().projectId))
  return (
    <Page title="Classes">
      <LabelClasses project={project} />
      <TagClasses project={project} />
    </Page>
  )
}
