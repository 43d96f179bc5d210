import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type KeypointSchemaRow, keypointSchemasOfProject } from './queries.ts'

/** The keypoint schemas of a project, in their order. */
export async function listKeypointSchemas(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<KeypointSchemaRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return keypointSchemasOfProject(context.db, projectId)
}
