import type { Api } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The keypoint schemas of a project, in their order. */
export const keypointSchemasQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['keypoint-schemas', projectId],
    queryFn: ({ signal }) => api.listKeypointSchemas({ params: { projectId } }, signal),
  })

/** What a keypoint schema is made from. */
export type KeypointSchemaFields = Parameters<Api['createKeypointSchema']>[0]['body']

/** Makes a keypoint schema, or changes the one with the id. */
export function useSaveKeypointSchema(projectId: string) {
  return useSchemaChange(
    projectId,
    ({ keypointSchemaId, body }: { keypointSchemaId: string | null; body: KeypointSchemaFields }) =>
      keypointSchemaId === null
        ? api.createKeypointSchema({ params: { projectId }, body })
        : api.updateKeypointSchema({ params: { keypointSchemaId }, body }),
  )
}

/** Deletes a keypoint schema with its labels. */
export function useDeleteKeypointSchema(projectId: string) {
  return useSchemaChange(projectId, (keypointSchemaId: string) =>
    api.deleteKeypointSchema({ params: { keypointSchemaId }, query: { removeLabels: true } }),
  )
}

function useSchemaChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['keypoint-schemas', projectId] }),
  })
}
