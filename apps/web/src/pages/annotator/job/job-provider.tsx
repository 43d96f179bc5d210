import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { JobOfPage } from '../../../data/job-filter.ts'
import { jobQuery } from '../../../data/jobs.ts'
import { useMe } from '../../../data/me.ts'
import type { Desk } from '../desk/desk.ts'
import { useDifference } from './difference/use-difference.ts'
import { type AtJob, JobContext } from './job-context.ts'
import { standingOf } from './job-standing.ts'
import { useHeartbeat } from './use-heartbeat.ts'
import { useJobActions } from './use-job-actions.ts'
import { useJobCommands } from './use-job-commands.ts'

interface JobProviderProps {
  readonly desk: Desk
  readonly page: JobOfPage
  readonly mediaId: string
  readonly children: ReactNode
}

/** Puts the job of a page around the annotator: reads it, keeps it in the person's hands, gives its commands. */
export function JobProvider({ desk, page, mediaId, children }: JobProviderProps) {
  const me = useMe()
  const { data } = useQuery({ ...jobQuery(page.job ?? ''), enabled: page.job !== undefined })
  const job = data?.mediaId === mediaId ? data : undefined
  const standing = useMemo(() => job && standingOf(job, me.id), [job, me.id])
  const heart = useHeartbeat(standing?.at === 'mine' ? job?.id : undefined)
  const actions = useJobActions(desk, heart, job, page.at)
  const difference = useDifference(desk, job)
  const at = useMemo<AtJob | null>(
    () => (job && standing ? { job, standing, actions, difference } : null),
    [job, standing, actions, difference],
  )
  useJobCommands(desk, at)
  return <JobContext value={at}>{children}</JobContext>
}
