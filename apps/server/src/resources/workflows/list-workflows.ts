import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { ensureDefaultWorkflow } from './default-workflow.ts'
import { type WorkflowRow, workflowsOfProject } from './queries.ts'

/** The workflows of a project: the default, which is made where there is none yet, first; retired ones last. */
export async function listWorkflows(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<WorkflowRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  const found = await workflowsOfProject(context.db, projectId)
  if (found.length > 0) return found
  await ensureDefaultWorkflow(context, actor, projectId)
  return workflowsOfProject(context.db, projectId)
}
