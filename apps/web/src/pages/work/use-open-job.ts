import type { JobDetails } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { keepJob, useTakeNext, type Wish } from '../../data/jobs.ts'

/** Leads to the page on which a job is done; where its pictures were never loaded yet, to the one that loads them. */
export function useOpenJob(): (job: JobDetails, step?: string, replace?: boolean) => void {
  const navigate = useNavigate()
  const cache = useQueryClient()
  return useCallback(
    (job, step, replace = false) => {
      keepJob(cache, job)
      const { projectId, mediaId, mediaKind } = job
      const search = { job: job.id, ...(step === undefined ? {} : { at: step }) }
      if (mediaId === null)
        void navigate({ to: '/projects/$projectId/work/arrive', params: { projectId }, search, replace })
      else if (mediaKind === 'video')
        void navigate({
          to: '/projects/$projectId/videos/$videoId',
          params: { projectId, videoId: mediaId },
          search,
          replace,
        })
      else
        void navigate({
          to: '/projects/$projectId/images/$imageId',
          params: { projectId, imageId: mediaId },
          search,
          replace,
        })
    },
    [cache, navigate],
  )
}

/** Takes the next job and opens it; answers null when there is none. */
export function useOpenNext(projectId: string) {
  const open = useOpenJob()
  const next = useTakeNext(projectId)
  const { mutate } = next
  const openNext = useCallback(
    (wish: Wish, callbacks: { onError?: (error: unknown) => void; onNone?: () => void } = {}) =>
      mutate(wish, {
        onSuccess: job => (job ? open(job, wish.step) : callbacks.onNone?.()),
        onError: error => callbacks.onError?.(error),
      }),
    [mutate, open],
  )
  return { mutate: openNext, isPending: next.isPending, data: next.data }
}
