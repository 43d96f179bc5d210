import type { Api, Run } from '@gesso/client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

const followMs = 500

/** The formats that can be exported. */
export const formatsQuery = queryOptions({
  queryKey: ['formats'],
  queryFn: ({ signal }) => api.listFormats({}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Whether a run is still under way. */
export function isGoing(run: Run): boolean {
  return run.state === 'queued' || run.state === 'running'
}

/** The exports of a project, newest first; read again while one is under way. */
export const exportsQuery = (projectId: string) => runsQuery(projectId, 'export')

/** The imports from buckets of a project, newest first; read again while one is under way. */
export const bucketImportsQuery = (projectId: string) => runsQuery(projectId, 'bucket-import')

const runsQuery = (projectId: string, kind: string) =>
  infiniteQueryOptions({
    queryKey: ['runs', projectId, kind],
    queryFn: ({ pageParam, signal }) =>
      api.listRuns(
        { params: { projectId }, query: { kind, cursor: pageParam ?? undefined, limit: 20 } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(page => page.items.some(isGoing)) ? followMs : false,
  })

/** What an export is asked for. */
export type ExportWish = Parameters<Api['startExport']>[0]['body']

/** Starts an export. */
export function useStartExport(projectId: string) {
  return useRunChange(projectId, (body: ExportWish) => api.startExport({ params: { projectId }, body }))
}

/** What an import from a bucket is asked for. */
export type BucketImportWish = Parameters<Api['startBucketImport']>[0]['body']

/** Starts an import from a bucket. */
export function useStartBucketImport(projectId: string) {
  return useRunChange(projectId, (body: BucketImportWish) =>
    api.startBucketImport({ params: { projectId }, body }),
  )
}

/** Asks a run to stop. */
export function useCancelRun(projectId: string) {
  return useRunChange(projectId, (runId: string) => api.cancelRun({ params: { runId } }))
}

function useRunChange<I>(projectId: string, mutationFn: (input: I) => Promise<Run>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => cache.invalidateQueries({ queryKey: ['runs', projectId] }),
  })
}
