import { AppError, type Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { ensureDefaultWorkflow } from './default-workflow.ts'
import { type WorkflowRow, workflowById, workflowByTag, workflowsAmong } from './queries.ts'

/**
 * A workflow that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findWorkflow(
  context: Context,
  actor: Actor,
  workflowId: string,
  capability: Capability,
): Promise<WorkflowRow> {
  const workflow = await workflowById(context.db, workflowId)
  authorise(actor, workflow, capability, { what: 'workflow', id: workflowId })
  return workflow
}

/**
 * The workflow of a project that has a tag, or undefined; retired ones too. The caller has found the project.
 * @public
 */
export function findWorkflowByTag(
  context: Context,
  projectId: string,
  tag: string,
): Promise<WorkflowRow | undefined> {
  return workflowByTag(context.db, projectId, tag)
}

/**
 * The workflows that new jobs name, by id; the default by null, which is made where there is none yet.
 * @throws AppError `not_found`, `workflow_retired`
 */
export async function findWorkflowsForJobs(
  context: Context,
  by: { readonly id: string },
  projectId: string,
  given: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, WorkflowRow>> {
  const ids = [...new Set(given.map(id => id?.toLowerCase() ?? null))]
  let found = await workflowsAmong(context.db, projectId, ids)
  if (ids.includes(null) && !found.some(workflow => workflow.isDefault)) {
    await ensureDefaultWorkflow(context, by, projectId)
    found = await workflowsAmong(context.db, projectId, ids)
  }
  return new Map(
    ids.map(id => {
      const workflow = found.find(each => (id === null ? each.isDefault : each.id === id))
      if (!workflow) throw new AppError('not_found', { what: 'workflow', id })
      if (workflow.retiredAt) throw new AppError('workflow_retired', { name: workflow.name })
      return [id, workflow]
    }),
  )
}
