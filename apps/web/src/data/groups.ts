import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The groups of people of a workspace, by name. */
export const groupsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['groups', workspaceId],
    queryFn: ({ signal }) => api.listGroups({ params: { workspaceId } }, signal),
  })

/** Makes a group without anybody in it. */
export function useCreateGroup(workspaceId: string) {
  return useGroupChange(workspaceId, (name: string) =>
    api.createGroup({ params: { workspaceId }, body: { name } }),
  )
}

/** Renames a group, or says anew who is in it. */
export function useUpdateGroup(workspaceId: string) {
  return useGroupChange(workspaceId, ({ id, ...body }: { id: string; name?: string; personIds?: string[] }) =>
    api.updateGroup({ params: { personGroupId: id }, body }),
  )
}

/** Deletes a group. */
export function useDeleteGroup(workspaceId: string) {
  return useGroupChange(workspaceId, (id: string) => api.deleteGroup({ params: { personGroupId: id } }))
}

function useGroupChange<I, R>(workspaceId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['groups', workspaceId] }),
  })
}
