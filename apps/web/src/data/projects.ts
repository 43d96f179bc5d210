import type { Api, Project } from '@gesso/client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

const pageSize = 60

/** The projects of a workspace, newest first, page after page. */
export const projectsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['projects', workspaceId],
    queryFn: ({ pageParam, signal }) =>
      api.listProjects(
        { params: { workspaceId }, query: { cursor: pageParam ?? undefined, limit: pageSize } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })

/** One project. */
export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => api.getProject({ params: { projectId } }, signal),
  })

/** Makes a project. */
export function useCreateProject(workspaceId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Parameters<Api['createProject']>[0]['body']) =>
      api.createProject({ params: { workspaceId }, body }),
    onSuccess: project => {
      cache.setQueryData(projectQuery(project.id).queryKey, project)
      return cache.invalidateQueries({ queryKey: ['projects', workspaceId] })
    },
  })
}

/** Renames or describes a project, or locks its taxonomy. */
export function useUpdateProject(project: Project) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { name?: string; description?: string; taxonomyLocked?: boolean }) =>
      api.updateProject({ params: { projectId: project.id }, body }),
    onSuccess: changed => {
      cache.setQueryData(projectQuery(project.id).queryKey, changed)
      return cache.invalidateQueries({ queryKey: ['projects', project.workspaceId] })
    },
  })
}

/** Deletes a project with everything in it. */
export function useDeleteProject(project: Project) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.deleteProject({ params: { projectId: project.id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['projects', project.workspaceId] }),
  })
}
