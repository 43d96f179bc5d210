import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { leadJobs, refuseState } from '../lead/lead-jobs.ts'
import { passOn } from '../pass/stand.ts'
import type { JobRow } from '../queries.ts'
import { forgetSkips } from './queries.ts'

/**
 * Offers jobs again to those who skipped them where they wait; for whom alone one waits, it goes on waiting for. That they
 * were skipped stays in their history.
 * @throws AppError `not_found`, `forbidden`; `job_state_unfit` for one that does not wait; then none is offered again
 */
export function offerJobsAgain(
  context: Context,
  actor: Actor,
  projectId: string,
  jobIds: readonly string[],
): Promise<JobRow[]> {
  return leadJobs(context, actor, projectId, jobIds, async (transaction, jobs) => {
    for (const job of jobs) refuseState(job, ['waiting'], 'offering it again')
    await forgetSkips(
      transaction,
      jobs.map(job => job.id),
      context.now(),
    )
    const passages = jobs.map(job => {
      return { job, outcome: 'moved', to: undefined, assigneeId: job.assigneeId, quietly: true } as const
    })
    await passOn(context, transaction, passages, actor)
  })
}
