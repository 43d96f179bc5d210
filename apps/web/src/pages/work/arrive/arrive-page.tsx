import { Button, Group, Progress } from '@mantine/core'
import { IconPhotoDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { letArrive, PictureMissing } from '../../../data/arrivals.ts'
import { wordsOf } from '../../../data/client.ts'
import { useEndJob } from '../../../data/jobs.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { LinkButton } from '../../../panels/links.tsx'
import { PictureTrouble } from '../../../panels/picture-trouble.tsx'
import { useHeartbeat } from '../../annotator/job/use-heartbeat.ts'
import { useOpenJob } from '../use-open-job.ts'
import { useProject } from '../use-project.ts'

const route = getRouteApi('/signed-in/shell/projects/$projectId/work/arrive')

/** A job whose pictures stay with their owner, before anybody has opened it: this browser looks how large they are. */
export function ArrivePage() {
  const { job = '', at } = route.useSearch()
  const open = useOpenJob()
  const [{ loaded, all }, setLoaded] = useState({ loaded: 0, all: 0 })
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['arrival', job],
    queryFn: ({ signal }) => letArrive(job, signal, (loaded, all) => setLoaded({ loaded, all })),
    retry: false,
    gcTime: 0,
  })
  // It is in their hands already, and its pictures may take longer to come than it would stay there.
  useHeartbeat(job === '' || (error && !isFetching) ? undefined : job)
  useEffect(() => {
    if (data) open(data, at, true)
  }, [data, at, open])
  if (error && !isFetching) return <Failed jobId={job} error={error} again={() => void refetch()} />
  return (
    <EmptyState icon={IconPhotoDown} title="Loading the pictures" page>
      <p>They stay with their owner; your browser loads them from there.</p>
      <Progress value={all === 0 ? 0 : (100 * loaded) / all} aria-label="Pictures loaded" />
      <p role="status">{all === 0 ? '' : `${loaded} of ${all}`}</p>
    </EmptyState>
  )
}

function Failed({ jobId, error, again }: { jobId: string; error: Error; again: () => void }) {
  const project = useProject()
  const end = useEndJob(project.id)
  const skip = () =>
    end.mutate(
      {
        jobId,
        end: { how: 'skip', reason: 'The pictures cannot be loaded in the browser.' },
        activeSeconds: 0,
      },
      { onError: notifyError },
    )
  return (
    <EmptyState
      icon={IconPhotoDown}
      title={end.isSuccess ? 'Skipped' : 'The pictures of this job cannot be loaded'}
      page
    >
      {end.isSuccess ? (
        <p>Others may still get this job; you do not get it again.</p>
      ) : error instanceof PictureMissing ? (
        <>
          <PictureTrouble url={error.picture.url} />
          <p style={{ overflowWrap: 'anywhere' }}>
            {error.picture.frameId && `${error.picture.frameId}: `}
            {error.picture.url}
          </p>
        </>
      ) : (
        <p>{wordsOf(error)}</p>
      )}
      <Group justify="center">
        {!end.isSuccess && (
          <>
            <Button size="sm" onClick={again}>
              Try again
            </Button>
            <Button size="sm" variant="default" loading={end.isPending} onClick={skip}>
              Skip this job
            </Button>
          </>
        )}
        <LinkButton
          size="sm"
          variant="default"
          to="/projects/$projectId/work"
          params={{ projectId: project.id }}
        >
          All work
        </LinkButton>
      </Group>
    </EmptyState>
  )
}
