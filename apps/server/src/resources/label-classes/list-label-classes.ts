import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type LabelClassRow, labelClassesOfProject } from './queries.ts'

/** All label classes of a project, in their order. */
export async function listLabelClasses(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<LabelClassRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return labelClassesOfProject(context.db, projectId)
}
