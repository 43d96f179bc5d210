import type { Api } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The activity types of a project, in the order they were made. */
export const activityTypesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['activity-types', projectId],
    queryFn: ({ signal }) => api.listActivityTypes({ params: { projectId } }, signal),
  })

/** What may be said about an activity type. */
type ActivityTypeFields = Parameters<Api['updateActivityType']>[0]['body']

/** Makes an activity type. */
export function useCreateActivityType(projectId: string) {
  return useActivityTypeChange(projectId, (name: string) =>
    api.createActivityType({ params: { projectId }, body: { name } }),
  )
}

/** Changes an activity type. */
export function useUpdateActivityType(projectId: string) {
  return useActivityTypeChange(
    projectId,
    ({ activityTypeId, ...body }: ActivityTypeFields & { activityTypeId: string }) =>
      api.updateActivityType({ params: { activityTypeId }, body }),
  )
}

/** Deletes an activity type; segments that have no other go with it. */
export function useDeleteActivityType(projectId: string) {
  const cache = useQueryClient()
  return useActivityTypeChange(projectId, async (activityTypeId: string) => {
    await api.deleteActivityType({ params: { activityTypeId } })
    await cache.invalidateQueries({ queryKey: ['segments'] })
  })
}

function useActivityTypeChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['activity-types', projectId] }),
  })
}
