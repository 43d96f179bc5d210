import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findWorkflow } from './find-workflow.ts'
import { retireWorkflowRow } from './queries.ts'

/**
 * Retires a workflow: it takes no new jobs any more, and those inside go on.
 * @throws AppError `workflow_is_default`
 */
export async function retireWorkflow(context: Context, actor: Actor, workflowId: string): Promise<void> {
  const { id, name, isDefault } = await findWorkflow(context, actor, workflowId, 'edit workflows')
  if (isDefault) throw new AppError('workflow_is_default', { name })
  await retireWorkflowRow(context.db, id, context.now())
}
