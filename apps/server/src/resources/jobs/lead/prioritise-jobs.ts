import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import type { JobRow } from '../queries.ts'
import { leadJobs } from './lead-jobs.ts'
import { setPriority } from './queries.ts'

/**
 * Sets the priority of jobs; higher goes first.
 * @param priority 1 to 10
 * @throws AppError `not_found`, `forbidden`
 */
export function prioritiseJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  jobIds: readonly string[],
  priority: number,
): Promise<JobRow[]> {
  return leadJobs(context, actor, projectId, jobIds, (transaction, jobs) =>
    setPriority(
      transaction,
      jobs.map(job => job.id),
      priority,
      context.now(),
    ),
  )
}
