import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { projectQuery } from '../../data/projects.ts'
import { ImagesPage } from '../images/images-page.tsx'
import { VideosPage } from '../videos/videos-page.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/')

/** What a project holds: images or videos. */
export function MediaPage() {
  const { data: project } = useSuspenseQuery(projectQuery(route.useParams().projectId))
  return project.contentType === 'VIDEOS' ? <VideosPage project={project} /> : <ImagesPage />
}
