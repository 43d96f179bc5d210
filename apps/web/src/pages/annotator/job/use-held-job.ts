import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { JobOfPage } from '../../../data/job-filter.ts'
import { jobQuery } from '../../../data/jobs.ts'
import { useMe } from '../../../data/me.ts'
import type { HeldJob } from './job-context.ts'
import { standingOf } from './job-standing.ts'
import { useHeartbeat } from './use-heartbeat.ts'
import { useJobActions } from './use-job-actions.ts'

/**
 * The job of a page: read, and kept in the person's hands while the page is open.
 * @param mediaId what lies on the page; a job on anything else is not the page's
 * @param saved waits until the server has every edit; throws `UnsavedError` when it cannot have them
 */
export function useHeldJob(page: JobOfPage, mediaId: string, saved: () => Promise<void>): HeldJob | null {
  const me = useMe()
  const { data } = useQuery({ ...jobQuery(page.job ?? ''), enabled: page.job !== undefined })
  const job = data?.mediaId === mediaId ? data : undefined
  const standing = useMemo(() => job && standingOf(job, me.id), [job, me.id])
  const heart = useHeartbeat(standing?.at === 'mine' ? job?.id : undefined)
  const actions = useJobActions(saved, heart, job, page.at)
  return useMemo(() => (job && standing ? { job, standing, actions } : null), [job, standing, actions])
}
