import type { WorkflowRow } from './queries.ts'

/** A workflow as the API shows it. */
export function presentWorkflow({ workspaceId: _, createdAt, retiredAt, ...row }: WorkflowRow) {
  return {
    ...row,
    steps: row.steps.map(step => ({ ...step, reasons: [...step.reasons] })),
    routes: [...row.routes],
    createdAt: createdAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  }
}
