import type { Api } from '@gesso/client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The tag classes of a project, in their order. */
export const tagClassesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['tag-classes', projectId],
    queryFn: ({ signal }) => api.listTagClasses({ params: { projectId } }, signal),
  })

/** The tag groups of a project, in their order. */
export const tagGroupsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['tag-groups', projectId],
    queryFn: ({ signal }) => api.listTagGroups({ params: { projectId } }, signal),
  })

type TagGroupFields = Parameters<Api['createTagGroup']>[0]['body']

/** Makes a tag group, or changes the one that is named. */
export function useSaveTagGroup(projectId: string) {
  return useTagChange(
    projectId,
    ({ tagGroupId, ...body }: TagGroupFields & { tagGroupId: string | undefined }) =>
      tagGroupId === undefined
        ? api.createTagGroup({ params: { projectId }, body })
        : api.updateTagGroup({ params: { tagGroupId }, body }),
  )
}

/** Deletes a tag group; its tags move to the first one. */
export function useDeleteTagGroup(projectId: string) {
  return useTagChange(projectId, (tagGroupId: string) => api.deleteTagGroup({ params: { tagGroupId } }))
}

/** Makes a tag class. */
export function useCreateTagClass(projectId: string) {
  return useTagChange(projectId, (body: { name: string; groupId: string }) =>
    api.createTagClass({ params: { projectId }, body }),
  )
}

/** Renames a tag class, reorders it, or moves it to another group. */
export function useUpdateTagClass(projectId: string) {
  return useTagChange(
    projectId,
    ({ tagClassId, ...body }: { tagClassId: string; name?: string; norder?: number; groupId?: string }) =>
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
    onSuccess: () =>
      Promise.all(
        ['tag-classes', 'tag-groups'].map(key => cache.invalidateQueries({ queryKey: [key, projectId] })),
      ),
  })
}
