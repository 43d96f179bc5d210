import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type ActivityTypeRow, activityTypesOfProject } from './queries.ts'

/** The activity types of a project, in the order they were made. */
export async function listActivityTypes(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<ActivityTypeRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return activityTypesOfProject(context.db, projectId)
}
