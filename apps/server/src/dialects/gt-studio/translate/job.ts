import type { JobRow } from '../../../resources/jobs/index.ts'
import type { WorkflowRow } from '../../../resources/workflows/index.ts'

/** How far a job is, in this API's words; the vendor shows but the second. */
export type WireJobStatus = 'in_progress' | 'completed' | 'failed'

/** How far a job is; it is completed once the result of its last end can be had. */
export function wireJobStatus({
  state,
  resultStands,
}: Pick<JobRow, 'state' | 'resultStands'>): WireJobStatus {
  if (state === 'failed') return 'failed'
  return resultStands ? 'completed' : 'in_progress'
}

/** The word by which a job asked for its workflow, else that of its workflow, else its id. */
export function tagOf(
  job: Pick<JobRow, 'given' | 'workflowId'>,
  workflow: Pick<WorkflowRow, 'tag'> | undefined,
): string {
  const { tag } = job.given
  return typeof tag === 'string' && tag !== '' ? tag : (workflow?.tag ?? job.workflowId)
}
