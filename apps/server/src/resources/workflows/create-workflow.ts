import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import type { GivenPlan } from './contract.ts'
import { ensureDefaultWorkflow } from './default-workflow.ts'
import { findWorkflow } from './find-workflow.ts'
import { judgedPlan } from './judge-plan.ts'
import { insertWorkflow, type WorkflowRow } from './queries.ts'

/** What a workflow is made from. */
export interface WorkflowFields extends GivenPlan {
  readonly name: string
  readonly tag?: string | null | undefined
  readonly attachments?: 'copy' | 'direct' | undefined
}

/**
 * Makes a workflow.
 * @throws AppError `name_taken` for the name or the tag; `invalid_input` for a plan on which a job could not finish
 */
export async function createWorkflow(
  context: Context,
  actor: Actor,
  projectId: string,
  input: WorkflowFields,
): Promise<WorkflowRow> {
  const project = await findProject(context, actor, projectId, 'edit workflows')
  const plan = await judgedPlan(context, project.id, input)
  await ensureDefaultWorkflow(context, actor, project.id)
  const id = context.newId()
  const { name, tag } = trimmed(input)
  const attachments = input.attachments ?? 'copy'
  const workflow = { id, projectId: project.id, name, tag, attachments, ...plan, isDefault: false }
  await refusingBoth({ name, tag }, insertWorkflow(context.db, workflow, actor, context.now()))
  return findWorkflow(context, actor, id, 'read the workspace')
}

/** Name and tag as they are stored. */
export function trimmed(input: { readonly name: string; readonly tag?: string | null | undefined }) {
  return { name: input.name.trim(), tag: input.tag?.trim() ?? null }
}

/** Waits for a statement that sets both. @throws AppError `name_taken` for whichever another workflow has */
export function refusingBoth<T>(
  { name, tag }: { readonly name: string; readonly tag: string | null },
  statement: Promise<T>,
): Promise<T> {
  const nameFree = refusingTaken('workflow_name_unique', { field: 'name', name }, statement)
  return refusingTaken('workflow_tag_unique', { field: 'tag', name: tag ?? '' }, nameFree)
}
