import { type Route, route } from '../../contract/operation.ts'
import { changeWorkflow } from './change-workflow.ts'
import { workflowContract } from './contract.ts'
import { createWorkflow } from './create-workflow.ts'
import { findWorkflow } from './find-workflow.ts'
import { listWorkflows } from './list-workflows.ts'
import { presentWorkflow } from './present.ts'
import { retireWorkflow } from './retire-workflow.ts'
import { stepCounts } from './step-counts.ts'

/** Our own API over workflows. */
export const workflowRoutes: readonly Route[] = [
  route(workflowContract.listWorkflows, async (context, { actor, params }) =>
    (await listWorkflows(context, actor, params.projectId)).map(presentWorkflow),
  ),
  route(workflowContract.createWorkflow, async (context, { actor, params, body }) =>
    presentWorkflow(await createWorkflow(context, actor, params.projectId, body)),
  ),
  route(workflowContract.getWorkflow, async (context, { actor, params }) =>
    presentWorkflow(await findWorkflow(context, actor, params.workflowId, 'read the workspace')),
  ),
  route(workflowContract.changeWorkflow, async (context, { actor, params, body }) =>
    presentWorkflow(await changeWorkflow(context, actor, params.workflowId, body)),
  ),
  route(workflowContract.retireWorkflow, async (context, { actor, params }) => {
    await retireWorkflow(context, actor, params.workflowId)
  }),
  route(workflowContract.stepCounts, (context, { actor, params }) =>
    stepCounts(context, actor, params.workflowId),
  ),
]
