import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { retryResultDuties } from '../../job-results/index.ts'
import type { JobRow } from '../queries.ts'
import { leadJobs } from './lead-jobs.ts'

/**
 * Has the results of jobs written now that could not be written, also those that were given up.
 * @throws AppError `not_found`, `forbidden`; `job_state_unfit` for one without such a result; then none is tried
 */
export function retryResults(
  context: Context,
  actor: Actor,
  projectId: string,
  jobIds: readonly string[],
): Promise<JobRow[]> {
  return leadJobs(context, actor, projectId, jobIds, async (transaction, jobs) => {
    const retried = await retryResultDuties(
      transaction,
      jobs.map(job => job.id),
    )
    const sound = jobs.find(job => !retried.includes(job.id))
    if (sound)
      throw new AppError('job_state_unfit', {
        jobId: sound.id,
        state: sound.state,
        action: 'writing its result again',
        wanted: 'done, with a result that could not be written',
      })
  })
}
