import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The tag classes of a project, in their order. */
export const tagClassesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['tag-classes', projectId],
    queryFn: ({ signal }) => api.listTagClasses({ params: { projectId } }, signal),
  })

/** Makes a tag class. */
export function useCreateTagClass(projectId: string) {
  return useTagChange(projectId, (name: string) =>
    api.createTagClass({ params: { projectId }, body: { name } }),
  )
}

/** Renames or reorders a tag class. */
export function useUpdateTagClass(projectId: string) {
  return useTagChange(
    projectId,
    ({ tagClassId, ...body }: { tagClassId: string; name?: string; norder?: number }) =>
      api.updateTagClass({ params: { tagClassId }, body }),
  )
}

/** Deletes a tag class and takes it off every image. */
export function useDeleteTagClass(projectId: string) {
  return useTagChange(projectId, (tagClassId: string) => api.deleteTagClass({ params: { tagClassId } }))
}

function useTagChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tag-classes', projectId] }),
  })
}
