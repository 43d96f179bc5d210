import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { refusingBoth, trimmed, type WorkflowFields } from './create-workflow.ts'
import { findWorkflow } from './find-workflow.ts'
import { judgedPlan } from './judge-plan.ts'
import { insertVersion, lockWorkflow, updateWorkflowRow, type WorkflowRow, workflowById } from './queries.ts'

/**
 * Changes a workflow. Another plan becomes its next version, which new jobs take; those inside go on along theirs.
 * @throws AppError `name_taken`, `invalid_input`
 */
export async function changeWorkflow(
  context: Context,
  actor: Actor,
  workflowId: string,
  input: WorkflowFields & { readonly attachments: 'copy' | 'direct' },
): Promise<WorkflowRow> {
  const { id, projectId } = await findWorkflow(context, actor, workflowId, 'edit workflows')
  const plan = await judgedPlan(context, projectId, input)
  const fields = { ...trimmed(input), attachments: input.attachments }
  const changed = context.db.transaction().execute(async transaction => {
    const before = (await lockWorkflow(transaction, id)) ?? 1
    const newest = await workflowById(transaction, id)
    const same = isDeepStrictEqual({ steps: newest?.steps, routes: newest?.routes }, plan)
    const version = same ? before : before + 1
    if (!same) await insertVersion(transaction, { id, version, ...plan }, actor, context.now())
    await updateWorkflowRow(transaction, { id, version, ...fields })
  })
  await refusingBoth(fields, changed)
  return findWorkflow(context, actor, id, 'read the workspace')
}
