import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { projectQuery } from '../../data/projects.ts'
import { Page } from '../../panels/page.tsx'
import { ActivityTypes } from '../activities/activity-types.tsx'
import { Attributes } from './attributes/attributes.tsx'
import { KeypointSchemas } from './keypoint-schemas.tsx'
import { LabelClasses } from './label-classes.tsx'
import { Tags } from './tags/tags.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/classes')

/** What labels and images of a project can be called, or what can go on in its videos. */
export function ClassesPage() {
  const { data: project } = useSuspenseQuery(projectQuery(route.useParams().projectId))
  if (project.contentType === 'VIDEOS')
    return (
      <Page title="Activities">
        <ActivityTypes project={project} />
        <Attributes project={project} />
      </Page>
    )
  return (
    <Page title="Classes">
      <LabelClasses project={project} />
      <Attributes project={project} />
      <KeypointSchemas project={project} />
      <Tags project={project} />
    </Page>
  )
}
