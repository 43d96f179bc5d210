import type { Api, Run } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { refreshImages } from './images.ts'
import { isGoing } from './runs.ts'

const followMs = 500

/** What a search for duplicates is asked for. */
export type DuplicateSearch = Parameters<Api['startDuplicateSearch']>[0]['body']

/** What a removal did. */
export type DuplicateRemoval = Awaited<ReturnType<Api['removeDuplicates']>>

/** An image with the duplicates that a search lists on it. */
export interface DuplicatesOnImage {
  readonly imageId: string
  readonly imageName: string
  readonly duplicates: readonly {
    readonly labelId: string
    readonly classId: string
    /** 0 to 1 */
    readonly iou: number
  }[]
}

/** One run; read again while it is under way. */
export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId],
    queryFn: ({ signal }) => api.getRun({ params: { runId } }, signal),
    refetchInterval: ({ state }) => (state.data && !isGoing(state.data) ? false : followMs),
  })

/** What a search that is done has found: all are counted, the first are listed. */
export function duplicatesFoundBy({ result }: Run): {
  readonly total: number
  readonly listed: number
  readonly images: readonly DuplicatesOnImage[]
} {
  const { duplicates, listed, images } = result ?? {}
  return { total: Number(duplicates), listed: Number(listed), images: Array.isArray(images) ? images : [] }
}

/** Starts a search for duplicates. */
export function useSearchDuplicates(projectId: string) {
  return useMutation({
    mutationFn: (body: DuplicateSearch) => api.startDuplicateSearch({ params: { projectId }, body }),
  })
}

/** Removes what a search lists. */
export function useRemoveDuplicates(projectId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (runId: string) => api.removeDuplicates({ params: { projectId }, body: { runId } }),
    onSettled: () => refreshImages(cache, projectId),
  })
}
