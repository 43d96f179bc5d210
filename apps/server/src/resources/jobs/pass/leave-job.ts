import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import type { JobRow } from '../queries.ts'
import { endVisit, type Working } from './end-visit.ts'

/** Leaves a job to others: the queue does not offer it to this person at this step again. @throws AppError `job_not_held` */
export function skipJob(
  context: Context,
  actor: Actor,
  jobId: string,
  { reason, ...working }: Working & { readonly reason: string },
): Promise<JobRow> {
  const comment = reason.trim()
  return endVisit(context, actor, jobId, working, () => ({
    outcome: 'skipped',
    to: undefined,
    comment,
    quietly: true,
  }))
}

/** Gives a job back, with what is saved of it, to whoever comes. @throws AppError `job_not_held` */
export function releaseJob(context: Context, actor: Actor, jobId: string, working: Working): Promise<JobRow> {
  return endVisit(context, actor, jobId, working, () => ({
    outcome: 'returned',
    to: undefined,
    quietly: true,
  }))
}
