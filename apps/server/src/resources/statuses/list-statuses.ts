import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type StatusRow, statusesOfProject } from './queries.ts'

/** The custom statuses of a project, in their order. */
export async function listStatuses(context: Context, actor: Actor, projectId: string): Promise<StatusRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return statusesOfProject(context.db, projectId)
}
