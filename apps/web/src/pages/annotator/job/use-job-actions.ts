import type { JobDetails } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { type JobEnd, jobQuery, keepJob, useEndJob, useTakeJob } from '../../../data/jobs.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { notify } from '../../../panels/notices.tsx'
import { useOpenNext } from '../../work/use-open-job.ts'
import type { Heartbeat } from './heart.ts'

/** What a person can do with a job. */
export interface JobActions {
  /** whether something is being done */
  readonly busy: boolean
  /** the form that is open */
  readonly asking: 'reject' | 'skip' | null
  readonly ask: (form: 'reject' | 'skip' | null) => void
  /** Ends the stay once every edit is saved, and opens the next job. */
  readonly end: (end: JobEnd) => Promise<void>
  readonly take: () => void
  readonly next: () => void
}

const said = {
  submit: 'Submitted',
  accept: 'Accepted',
  reject: 'Rejected; it goes back',
  skip: 'Skipped',
  release: 'Given back; what you did is saved',
} as const

/**
 * What a person can do with the job of a page.
 * @param saved waits until the server has every edit
 * @param step only jobs of this step come next
 */
export function useJobActions(
  saved: () => Promise<void>,
  heart: Heartbeat,
  job: JobDetails | undefined,
  step: string | undefined,
): JobActions {
  const navigate = useNavigate()
  const cache = useQueryClient()
  const projectId = job?.projectId ?? ''
  const { mutateAsync: endJob } = useEndJob(projectId)
  const { mutate: takeJob, isPending: taking } = useTakeJob(projectId)
  const { mutate: openNext, isPending: opening } = useOpenNext(projectId)
  const [ending, setEnding] = useState(false)
  const [asking, ask] = useState<JobActions['asking']>(null)

  const next = useCallback(
    () =>
      openNext(
        { step },
        {
          onError: notifyError,
          onNone: () =>
            void navigate({
              to: '/projects/$projectId/work/next',
              params: { projectId },
              search: step === undefined ? {} : { at: step },
            }),
        },
      ),
    [navigate, openNext, projectId, step],
  )

  const end = useCallback(
    async (how: JobEnd) => {
      if (!job) return
      setEnding(true)
      const { clock } = heart
      await heart.pause()
      const activeSeconds = clock.take()
      try {
        await saved()
        await endJob({ jobId: job.id, end: how, activeSeconds })
        ask(null)
        notify(`${said[how.how]}.`)
        await cache.invalidateQueries({ ...jobQuery(job.id), refetchType: 'none' })
        next()
      } catch (error) {
        clock.giveBack(activeSeconds)
        heart.goOn()
        notifyError(error)
        void cache.invalidateQueries(jobQuery(job.id))
      } finally {
        setEnding(false)
      }
    },
    [cache, endJob, heart, job, next, saved],
  )

  const take = useCallback(() => {
    if (job) takeJob(job.id, { onSuccess: taken => keepJob(cache, taken), onError: notifyError })
  }, [cache, job, takeJob])

  const busy = ending || taking || opening
  return useMemo(() => ({ busy, asking, ask, end, take, next }), [busy, asking, end, take, next])
}
