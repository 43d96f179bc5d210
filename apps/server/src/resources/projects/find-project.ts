import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type ProjectRow, projectById } from './queries.ts'

/**
 * A project that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findProject(
  context: Context,
  actor: Actor,
  projectId: string,
  capability: Capability,
): Promise<ProjectRow> {
  const project = await projectById(context.db, projectId)
  authorise(actor, project, capability, { what: 'project', id: projectId })
  return project
}
