import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** The labels of an image, read before it is opened; the feed brings what changed since. */
export const labelsQuery = (imageId: string) =>
  queryOptions({
    queryKey: ['labels', imageId],
    queryFn: ({ signal }) => api.listImageLabels({ params: { imageId } }, signal),
    staleTime: 30_000,
    gcTime: 120_000,
  })
