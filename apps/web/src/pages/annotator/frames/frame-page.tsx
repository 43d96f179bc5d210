import type { Project, Video } from '@gesso/client'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { use, useEffect, useState } from 'react'
import { PendingPage } from '../../../app/pending-page.tsx'
import { framesQuery } from '../../../data/frames.ts'
import type { ImageFilter } from '../../../data/image-filter.ts'
import type { JobOfPage } from '../../../data/job-filter.ts'
import { keypointSchemasQuery } from '../../../data/keypoint-schemas.ts'
import { labelClassesQuery } from '../../../data/label-classes.ts'
import { useMe } from '../../../data/me.ts'
import { createDesk, setClasses } from '../desk/desk.ts'
import { syncOf } from '../desk/sync-of.ts'
import { useKeypointSchemas } from '../desk/use-keypoint-schemas.ts'
import { JobProvider } from '../job/job-provider.tsx'
import { FrameAnnotator } from './frame-annotator.tsx'

interface FramePageProps {
  readonly project: Project
  readonly video: Video
  readonly filter: ImageFilter
  /** the job for which it was opened */
  readonly job: JobOfPage
}

/** A video that is made of pictures with its tracks, to look at and to work on. */
export function FramePage({ project, video, filter, job }: FramePageProps) {
  const me = useMe()
  const kept = use(syncOf(me.id))
  const { data: labelClasses } = useSuspenseQuery(labelClassesQuery(project.id))
  const { data: keypointSchemas } = useSuspenseQuery(keypointSchemasQuery(project.id))
  const { data: frames } = useQuery(framesQuery(video.id))
  const [desk] = useState(() => createDesk(kept, me.id))
  useEffect(() => setClasses(desk, labelClasses), [desk, labelClasses])
  useKeypointSchemas(desk, keypointSchemas)
  useEffect(() => () => desk.pictures.close(), [desk])
  if (!frames) return <PendingPage />
  return (
    <JobProvider desk={desk} project={project} page={job} mediaId={video.id}>
      <FrameAnnotator desk={desk} project={project} video={video} frames={frames} filter={filter} />
    </JobProvider>
  )
}
