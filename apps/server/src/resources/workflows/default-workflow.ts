import { defaultPlan } from '@gesso/core'
import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import { insertWorkflow } from './queries.ts'

/** Makes sure that a project has its default workflow; called before anything else is done with workflows. */
export async function ensureDefaultWorkflow(
  context: Context,
  by: { readonly id: string },
  projectId: string,
): Promise<void> {
  const given = { tag: null, isDefault: true, attachments: 'copy', ...defaultPlan } as const
  const workflow = { ...given, id: context.newId(), projectId, name: 'Default' }
  await refusingTaken(
    'workflow_name_unique',
    { field: 'name', name: workflow.name },
    insertWorkflow(context.db, workflow, by, context.now()),
  )
}
