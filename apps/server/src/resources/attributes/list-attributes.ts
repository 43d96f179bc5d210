import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type AttributeLinkRow, type AttributeRow, attributesOfProject, linksOfProject } from './queries.ts'

/** The attributes of a project, in their order. */
export async function listAttributes(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<AttributeRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return attributesOfProject(context.db, projectId)
}

/** Which attributes of a project belong to which label classes. */
export async function listAttributeLinks(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<AttributeLinkRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return linksOfProject(context.db, projectId)
}
