/** @public */
export { createWorkflow } from './create-workflow.ts'
/** @public */
export { findWorkflow, findWorkflowByTag, findWorkflowsForJobs } from './find-workflow.ts'
/** @public */
export { listWorkflows } from './list-workflows.ts'
export type { WorkflowRow } from './queries.ts'
export { workflowRoutes } from './routes.ts'
