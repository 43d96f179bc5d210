import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { refreshImages } from './images.ts'

/** The datasets of a project, in their order. */
export const datasetsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['datasets', projectId],
    queryFn: ({ signal }) => api.listDatasets({ params: { projectId } }, signal),
  })

/** Makes a dataset. */
export function useCreateDataset(projectId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => api.createDataset({ params: { projectId }, body: { name } }),
    onSuccess: () => refreshDatasets(cache, projectId),
  })
}

/** Renames a dataset. */
export function useRenameDataset(projectId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ datasetId, name }: { datasetId: string; name: string }) =>
      api.updateDataset({ params: { datasetId }, body: { name } }),
    onSuccess: () =>
      Promise.all([refreshDatasets(cache, projectId), cache.invalidateQueries({ queryKey: ['images'] })]),
  })
}

/** Deletes a dataset with its images. */
export function useDeleteDataset(projectId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (datasetId: string) => api.deleteDataset({ params: { datasetId } }),
    onSuccess: () => refreshImages(cache, projectId),
  })
}

/** Reads the datasets again. */
function refreshDatasets(cache: QueryClient, projectId: string): Promise<void> {
  return cache.invalidateQueries({ queryKey: ['datasets', projectId] })
}
