import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { use, useEffect, useMemo, useState } from 'react'
import { imageQuery } from '../../data/images.ts'
import { keypointSchemasQuery } from '../../data/keypoint-schemas.ts'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { useMe } from '../../data/me.ts'
import { projectQuery } from '../../data/projects.ts'
import { Annotator } from './annotator.tsx'
import { createDesk, setClasses } from './desk/desk.ts'
import { syncOf } from './desk/sync-of.ts'
import { useKeypointSchemas } from './desk/use-keypoint-schemas.ts'
import { useLabelOfPage } from './desk/use-label-of-page.ts'
import { JobProvider } from './job/job-provider.tsx'

const route = getRouteApi('/signed-in/projects/$projectId/images/$imageId')

/** One image with its labels, to look at and to work on. */
export function AnnotatorPage() {
  const { projectId, imageId } = route.useParams()
  const me = useMe()
  const kept = use(syncOf(me.id))
  const { data: project } = useSuspenseQuery(projectQuery(projectId))
  const { data: image } = useSuspenseQuery(imageQuery(imageId))
  const { data: labelClasses } = useSuspenseQuery(labelClassesQuery(projectId))
  const { data: keypointSchemas } = useSuspenseQuery(keypointSchemasQuery(projectId))
  const [desk] = useState(() => createDesk(kept, me.id))
  useEffect(() => setClasses(desk, labelClasses), [desk, labelClasses])
  useKeypointSchemas(desk, keypointSchemas)
  useEffect(() => () => desk.pictures.close(), [desk])
  const { job, at, label, ...filter } = route.useSearch()
  useLabelOfPage(desk, imageId, label)
  const jobOfPage = useMemo(() => ({ ...(job ? { job } : {}), ...(at ? { at } : {}) }), [job, at])
  return (
    <JobProvider desk={desk} project={project} page={jobOfPage} mediaId={imageId}>
      <Annotator desk={desk} project={project} image={image} filter={filter} />
    </JobProvider>
  )
}
