import type { Api } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The buckets of a workspace, without their secrets. */
export const bucketsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['buckets', workspaceId],
    queryFn: ({ signal }) => api.listBuckets({ params: { workspaceId } }, signal),
  })

/** The first objects of a bucket whose keys begin with a prefix. */
export const bucketObjectsQuery = (bucketId: string, prefix: string) =>
  queryOptions({
    queryKey: ['bucket-objects', bucketId, prefix],
    queryFn: ({ signal }) =>
      api.listBucketObjects({ params: { bucketId }, query: { prefix, limit: 50 } }, signal),
    retry: false,
  })

/** What is entered of a bucket. */
export type BucketEntry = Parameters<Api['createBucket']>[0]['body']

/** Adds a bucket. */
export function useCreateBucket(workspaceId: string) {
  return useBucketChange(workspaceId, (body: BucketEntry) =>
    api.createBucket({ params: { workspaceId }, body }),
  )
}

/** What changes of a bucket: its name, or with a provider all of it. */
export type BucketChange = Parameters<Api['updateBucket']>[0]['body']

/** Renames a bucket, or replaces how it is reached. */
export function useUpdateBucket(workspaceId: string) {
  return useBucketChange(workspaceId, ({ bucketId, body }: { bucketId: string; body: BucketChange }) =>
    api.updateBucket({ params: { bucketId }, body }),
  )
}

/** Forgets a bucket. */
export function useDeleteBucket(workspaceId: string) {
  return useBucketChange(workspaceId, (bucketId: string) => api.deleteBucket({ params: { bucketId } }))
}

/** Tries whether a bucket can be read. */
export function useTestBucket() {
  return useMutation({ mutationFn: (bucketId: string) => api.testBucket({ params: { bucketId } }) })
}

function useBucketChange<I, R>(workspaceId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['buckets', workspaceId] }),
  })
}
