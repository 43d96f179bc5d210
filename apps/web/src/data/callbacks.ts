import type { Api, Delivery } from '@gesso/client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { askedEvery, jobNews } from './news.ts'

const refreshMs = 10_000

/** Where a project tells that its jobs are done. */
export const callbackQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['callback', projectId],
    queryFn: ({ signal }) => api.getCallback({ params: { projectId } }, signal),
  })

/** What was told, newest first. */
export const deliveriesQuery = (projectId: string, state: Delivery['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', projectId, state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      api.listDeliveries({ params: { projectId }, query: { cursor: pageParam ?? undefined, state } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    refetchInterval: askedEvery(jobNews(projectId), refreshMs),
  })

/** Sets where it is told. */
export function useSetCallback(projectId: string) {
  return useCallbackChange(projectId, (body: Parameters<Api['setCallback']>[0]['body']) =>
    api.setCallback({ params: { projectId }, body }),
  )
}

/** Tells nowhere any more. */
export function useDeleteCallback(projectId: string) {
  return useCallbackChange(projectId, () => api.deleteCallback({ params: { projectId } }))
}

/** Tells something once more, at once. */
export function useRetryDelivery(projectId: string) {
  return useCallbackChange(projectId, (deliveryId: string) => api.retryDelivery({ params: { deliveryId } }))
}

function useCallbackChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(
        ['callback', 'deliveries'].map(word => cache.invalidateQueries({ queryKey: [word, projectId] })),
      ),
  })
}
