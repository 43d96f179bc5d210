import type { Me, Project } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useMe } from '../data/me.ts'
import { projectQuery } from '../data/projects.ts'

/** A workspace the person belongs to, and as what. */
export type Membership = Me['memberships'][number]

/** The project of the page, once it is known. */
export function useCurrentProject(): Project | undefined {
  const { projectId } = useParams({ strict: false })
  return useQuery({ ...projectQuery(projectId ?? ''), enabled: projectId !== undefined }).data
}

/** The workspace of the page: its own, its project's, the one the URL names, else the first. */
export function useCurrentWorkspace(): Membership | undefined {
  const { memberships } = useMe()
  const project = useCurrentProject()
  const { workspaceId } = useParams({ strict: false })
  const { workspace } = useSearch({ strict: false })
  const wanted = workspaceId ?? project?.workspaceId ?? workspace
  return memberships.find(membership => membership.workspace.id === wanted) ?? memberships[0]
}
