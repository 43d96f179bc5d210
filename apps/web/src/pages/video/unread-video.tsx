import type { Project, Video } from '@gesso/client'
import { Button, Progress } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconMovie, IconMovieOff } from '@tabler/icons-react'
import type { ImageFilter } from '../../data/image-filter.ts'
import type { JobOfPage } from '../../data/job-filter.ts'
import { useMay } from '../../data/me.ts'
import { useReadVideoAgain } from '../../data/videos.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { EmptyState } from '../../panels/empty-state.tsx'
import { LinkButton } from '../../panels/links.tsx'
import { JobBar } from '../annotator/job/job-bar.tsx'
import { VideoJob } from './video-job.tsx'

interface UnreadVideoProps {
  readonly project: Project
  readonly video: Video
  readonly filter: ImageFilter
  /** the job for which it was opened */
  readonly job: JobOfPage
}

const nothingToSave = () => Promise.resolve()

/** A video that cannot be watched, with the job for which it was opened: to be skipped or given back. */
export function UnreadVideo({ project, video, filter, job }: UnreadVideoProps) {
  return (
    <VideoJob project={project} video={video} page={job} saved={nothingToSave}>
      <JobBar />
      <Unread project={project} video={video} filter={filter} />
    </VideoJob>
  )
}

/** A video that cannot be watched: not yet, or not at all, and why. */
function Unread({ project, video, filter }: Omit<UnreadVideoProps, 'job'>) {
  useDocumentTitle(`${video.name} – Gesso`)
  const mayRead = useMay(project.workspaceId, 'upload images')
  const readAgain = useReadVideoAgain(project.id)
  const reading = video.health === 'PROCESSING'
  return (
    <EmptyState
      page
      icon={reading ? IconMovie : IconMovieOff}
      title={reading ? 'This video is being read' : 'This video cannot be shown'}
    >
      {reading ? 'Every frame is looked at once. It opens here by itself.' : video.problem}
      {reading && (
        <Progress
          mt="md"
          aria-label={`Reading ${video.name}`}
          animated={video.progress === null}
          value={video.progress === null ? 100 : video.progress * 100}
        />
      )}
      <Button.Group mt="md" style={{ justifyContent: 'center' }}>
        <LinkButton
          variant="default"
          to="/projects/$projectId"
          params={{ projectId: project.id }}
          search={filter}
        >
          All videos
        </LinkButton>
        {!reading && mayRead && !video.madeOfFrames && (
          <Button
            loading={readAgain.isPending}
            onClick={() => readAgain.mutate(video.id, { onError: notifyError })}
          >
            Read again
          </Button>
        )}
      </Button.Group>
    </EmptyState>
  )
}
