import type { Api } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The label classes of a project, in their order. */
export const labelClassesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['label-classes', projectId],
    queryFn: ({ signal }) => api.listLabelClasses({ params: { projectId } }, signal),
  })

/** What may be said about a label class. */
export type LabelClassFields = Parameters<Api['updateLabelClass']>[0]['body']

/** Makes a label class. */
export function useCreateLabelClass(projectId: string) {
  return useClassChange(projectId, (body: LabelClassFields & { name: string }) =>
    api.createLabelClass({ params: { projectId }, body }),
  )
}

/** Changes a label class. */
export function useUpdateLabelClass(projectId: string) {
  return useClassChange(projectId, ({ labelClassId, ...body }: LabelClassFields & { labelClassId: string }) =>
    api.updateLabelClass({ params: { labelClassId }, body }),
  )
}

/** Deletes a label class; with `removeLabels` its labels too. */
export function useDeleteLabelClass(projectId: string) {
  return useClassChange(
    projectId,
    ({ labelClassId, removeLabels }: { labelClassId: string; removeLabels: boolean }) =>
      api.deleteLabelClass({ params: { labelClassId }, query: { removeLabels } }),
  )
}

function useClassChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['label-classes', projectId] }),
  })
}
