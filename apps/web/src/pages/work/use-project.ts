import type { Project } from '@gesso/client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { projectQuery } from '../../data/projects.ts'

/** The project of a page below `/projects/$projectId`. */
export function useProject(): Project {
  const { projectId = '' } = useParams({ strict: false })
  return useSuspenseQuery(projectQuery(projectId)).data
}
