import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { askedEvery, jobNews } from './news.ts'

const refreshMs = 10_000

/** The batches of a project, newest first, with how far they are. */
export const batchesQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ['batches', projectId],
    queryFn: ({ pageParam, signal }) =>
      api.listBatches({ params: { projectId }, query: { cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    refetchInterval: askedEvery(jobNews(projectId), refreshMs),
  })

/** Makes a batch with a dataset of its name. */
export function useCreateBatch(projectId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => api.createBatch({ params: { projectId }, body: { name } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['batches', projectId] }),
  })
}
