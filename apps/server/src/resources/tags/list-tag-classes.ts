import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type TagClassRow, tagClassesOfProject } from './queries.ts'

/** The tag classes of a project, in their order. */
export async function listTagClasses(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<TagClassRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return tagClassesOfProject(context.db, projectId)
}
