import type { Api, Job, JobDetails } from '@gesso/client'
import type { JobState } from '@gesso/core'
import {
  infiniteQueryOptions,
  type QueryClient,
  type QueryKey,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api } from './client.ts'
import { askedEvery, jobNews, useNews } from './news.ts'

const pageSize = 100
const refreshMs = 10_000

/** What a lead may have to see to: skipped by some or by all, or a result that could not be written. */
export type JobTrouble = 'skipped' | 'stranded' | 'unwritten'

/** Which jobs of a project are shown, as it stands in the URL; what is left out does not narrow. */
export interface JobFilter {
  readonly batch?: string
  readonly workflow?: string
  readonly step?: string
  readonly state?: JobState
  readonly person?: string
  readonly search?: string
  readonly trouble?: JobTrouble
}

/** The jobs of a project under a filter, in the order they were made, page after page. */
export const jobsQuery = (projectId: string, filter: JobFilter) =>
  infiniteQueryOptions({
    queryKey: ['jobs', projectId, filter],
    queryFn: ({ pageParam, signal }) =>
      api.listJobs(
        {
          params: { projectId },
          query: { ...queryOf(filter), cursor: pageParam ?? undefined, limit: pageSize },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    refetchInterval: askedEvery(jobNews(projectId), refreshMs),
  })

/** One job with its plan and its visits. */
export const jobQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['job', jobId],
    queryFn: ({ signal }) => api.getJob({ params: { jobId } }, signal),
  })

/** The labels of a job as they stood when a stay of it ended; they never change. */
export const visitLabelsQuery = (jobId: string, visitId: string) =>
  queryOptions({
    queryKey: ['job', jobId, 'labels', visitId],
    queryFn: ({ signal }) => api.jobVersion({ params: { jobId, visitId } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The open jobs of a project that the queue does not give the person who asks, counted by why. */
export const withheldQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['jobs', projectId, 'withheld'],
    queryFn: ({ signal }) => api.withheldJobs({ params: { projectId } }, signal),
    refetchInterval: askedEvery(jobNews(projectId), refreshMs),
  })

/** How many jobs of a project have some trouble. */
export const troubleCountQuery = (projectId: string, trouble: JobTrouble) =>
  queryOptions({
    queryKey: ['jobs', projectId, 'trouble', trouble],
    queryFn: async ({ signal }) =>
      (await api.listJobs({ params: { projectId }, query: { ...troubleQueries[trouble], limit: 1 } }, signal))
        .total,
    refetchInterval: askedEvery(jobNews(projectId), refreshMs),
  })

/** How many jobs go with a dataset when it is deleted. */
export const datasetJobsQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['dataset-jobs', datasetId],
    queryFn: ({ signal }) => api.countDatasetJobs({ params: { datasetId } }, signal),
    // What is about to be deleted is counted now.
    staleTime: 0,
    gcTime: 0,
  })

/** Which jobs a person wants to be given. */
export interface Wish {
  /** id of a step; undefined: of any */
  readonly step?: string | undefined
  readonly batchId?: string | undefined
}

/** Takes the best job; null when there is none. */
export function useTakeNext(projectId: string) {
  return useJobChange(projectId, async ({ step, batchId }: Wish) => {
    const body = { ...(step === undefined ? {} : { steps: [step] }), ...(batchId ? { batchId } : {}) }
    return (await api.takeNextJob({ params: { projectId }, body })).job
  })
}

/** Takes one particular job. */
export function useTakeJob(projectId: string) {
  return useJobChange(projectId, (jobId: string) => api.takeJob({ params: { jobId }, body: {} }))
}

/** Says that one is still at a job. */
export function sayStillAtJob(jobId: string, activeSeconds: number): Promise<Job> {
  return api.heartbeatJob({ params: { jobId }, body: { activeSeconds } })
}

/** How a person can be done with a job that they hold. */
export type JobEnd =
  | { readonly how: 'submit' | 'accept' | 'release' }
  | { readonly how: 'reject'; readonly reasons: readonly string[]; readonly comment: string | null }
  | { readonly how: 'skip'; readonly reason: string }

/** Ends a stay with a job. */
export function useEndJob(projectId: string) {
  return useJobChange(
    projectId,
    ({ jobId, end, activeSeconds }: { jobId: string; end: JobEnd; activeSeconds: number }) => {
      const params = { jobId }
      switch (end.how) {
        case 'submit':
          return api.submitJob({ params, body: { activeSeconds } })
        case 'accept':
          return api.acceptJob({ params, body: { activeSeconds } })
        case 'release':
          return api.releaseJob({ params, body: { activeSeconds } })
        case 'reject':
          return api.rejectJob({
            params,
            body: { activeSeconds, reasons: [...end.reasons], comment: end.comment },
          })
        case 'skip':
          return api.skipJob({ params, body: { activeSeconds, reason: end.reason } })
      }
    },
  )
}

/** What somebody who leads can do to many jobs at once. */
export type LeadAction =
  | { readonly what: 'assign'; readonly personId: string | null }
  | { readonly what: 'move' | 'reopen'; readonly step: string }
  | { readonly what: 'priority'; readonly priority: number }
  | { readonly what: 'offer again' | 'retry results' }

/** Does something to many jobs: all or none. */
export function useLeadJobs(projectId: string) {
  return useJobChange(projectId, ({ jobIds, action }: { jobIds: string[]; action: LeadAction }) => {
    const params = { projectId }
    switch (action.what) {
      case 'assign':
        return api.assignJobs({ params, body: { jobIds, personId: action.personId } })
      case 'move':
        return api.moveJobs({ params, body: { jobIds, step: action.step } })
      case 'reopen':
        return api.reopenJobs({ params, body: { jobIds, step: action.step } })
      case 'priority':
        return api.prioritiseJobs({ params, body: { jobIds, priority: action.priority } })
      case 'offer again':
        return api.offerJobsAgain({ params, body: { jobIds } })
      case 'retry results':
        return api.retryResults({ params, body: { jobIds } })
    }
  })
}

/** Sends images or videos that are here already into a workflow. */
export function useSendToWorkflow(projectId: string) {
  return useJobChange(projectId, (body: Parameters<Api['sendToWorkflow']>[0]['body']) =>
    api.sendToWorkflow({ params: { projectId }, body }),
  )
}

/** Keeps what is known of a job that has just been answered. */
export function keepJob(cache: QueryClient, job: JobDetails): void {
  cache.setQueryData(jobQuery(job.id).queryKey, job)
}

const troubleQueries = {
  skipped: { skipped: 'somebody' },
  stranded: { skipped: 'everybody' },
  unwritten: { unwritten: true },
} as const satisfies Record<JobTrouble, object>

function queryOf({ batch, workflow, step, state, person, search, trouble }: JobFilter) {
  return {
    batchId: batch,
    workflowId: workflow,
    step,
    state: state === undefined ? undefined : [state],
    assigneeId: person,
    search,
    ...(trouble === undefined ? {} : troubleQueries[trouble]),
  }
}

/** Reads again what tells of jobs whenever somebody changes them. Figures, which take long, are asked for by the clock. */
export function useJobNews(projectId: string): void {
  const cache = useQueryClient()
  useNews(jobNews(projectId), () => refreshKeys(cache, boards(projectId)))
}

function boards(projectId: string): readonly QueryKey[] {
  return [['jobs', projectId], ['batches', projectId], ['board'], ['deliveries', projectId]]
}

function refreshKeys(cache: QueryClient, keys: readonly QueryKey[]): Promise<unknown> {
  return Promise.all(keys.map(queryKey => cache.invalidateQueries({ queryKey })))
}

/** Reads again whatever tells of jobs. */
async function refreshJobs(cache: QueryClient, projectId: string): Promise<void> {
  await refreshKeys(cache, [...boards(projectId), ['people-figures', projectId], ['deliveries', projectId]])
}

function useJobChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => void refreshJobs(cache, projectId) })
}
