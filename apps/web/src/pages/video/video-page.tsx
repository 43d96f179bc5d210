import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { PendingPage } from '../../app/pending-page.tsx'
import { activityTypesQuery } from '../../data/activity-types.ts'
import { projectQuery } from '../../data/projects.ts'
import { frameTimesQuery, videoQuery } from '../../data/videos.ts'
import { FramePage } from '../annotator/frames/frame-page.tsx'
import { UnreadVideo } from './unread-video.tsx'
import { VideoRoom } from './video-room.tsx'

const route = getRouteApi('/signed-in/projects/$projectId/videos/$videoId')

/** One video with its segments, to look at and to work on. */
export function VideoPage() {
  const { projectId, videoId } = route.useParams()
  const { job, at, ...filter } = route.useSearch()
  const jobOfPage = useMemo(() => ({ ...(job ? { job } : {}), ...(at ? { at } : {}) }), [job, at])
  const { data: project } = useSuspenseQuery(projectQuery(projectId))
  const { data: video } = useSuspenseQuery(videoQuery(videoId))
  const { data: activityTypes } = useSuspenseQuery(activityTypesQuery(projectId))
  const readable = video.playUrl !== null
  const times = useQuery({ ...frameTimesQuery(videoId), enabled: readable })
  if (video.madeOfFrames && video.health !== 'ERROR')
    return <FramePage key={video.id} project={project} video={video} filter={filter} job={jobOfPage} />
  if (!readable)
    return <UnreadVideo key={video.id} project={project} video={video} filter={filter} job={jobOfPage} />
  if (!times.data) return <PendingPage />
  return (
    <VideoRoom
      key={video.id}
      project={project}
      video={video}
      times={times.data}
      activityTypes={activityTypes}
      filter={filter}
      job={jobOfPage}
    />
  )
}
