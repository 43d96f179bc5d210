import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { type TagGroupRow, tagGroupsOfProject } from './queries.ts'

/** The tag groups of a project, in their order. */
export async function listTagGroups(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<TagGroupRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return tagGroupsOfProject(context.db, projectId)
}
