import { AppError, may, stepOf } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findJob } from '../find-job.ts'
import { type LockedJob, lockJobs } from '../pass/queries.ts'
import type { JobWithVisits } from '../queries.ts'
import { isInGroup, takeThis } from './queries.ts'
import { showTaken, takingBy } from './take-next-job.ts'
import { workerOf } from './worker.ts'

/**
 * Takes one job. Whoever leads the work may take any that waits; others what the queue could offer them, also what they
 * skipped.
 * @throws AppError `not_found`, `forbidden`, `job_state_unfit`, `job_taken`
 */
export async function takeJob(
  context: Context,
  actor: Actor,
  jobId: string,
  given: { readonly personId?: string | undefined },
): Promise<JobWithVisits> {
  const { id, workspaceId, projectId } = await findJob(context, actor, jobId, 'do jobs')
  const worker = await workerOf(context, actor, workspaceId, given.personId)
  const leads = may(actor.grants.get(workspaceId) ?? 'View Only', 'lead the work')
  const taken = await context.db.transaction().execute(async transaction => {
    const [job] = await lockJobs(transaction, [id])
    if (!job) throw new AppError('not_found', { what: 'job', id })
    refuseUntakable(job, worker)
    if (!leads) await refuseUnoffered({ ...context, db: transaction }, job, worker)
    const taking = takingBy(context, projectId, worker)
    return takeThis(transaction, id, taking)
  })
  context.news.tell(`jobs of ${projectId}`)
  await showTaken(context, taken, worker)
  return taken
}

function refuseUntakable(job: LockedJob, worker: string): void {
  if (job.state === 'held') {
    if (job.assigneeId !== worker)
      throw new AppError('job_taken', { jobId: job.id, problem: 'somebody holds it' })
  } else if (job.state !== 'waiting')
    throw new AppError('job_state_unfit', {
      jobId: job.id,
      state: job.state,
      action: 'taking it',
      wanted: 'waiting',
    })
  refuseOwnReview(job, worker)
}

/**
 * Keeps those who made something from reviewing it, where its step wants other eyes.
 * @throws AppError `job_taken`
 */
export function refuseOwnReview(job: LockedJob, personId: string): void {
  const step = stepOf(job, job.step)
  if (step?.kind === 'review' && !step.ownWork && job.makers.some(maker => maker.personId === personId))
    throw new AppError('job_taken', {
      jobId: job.id,
      problem: 'its review is for somebody who did not make it',
    })
}

async function refuseUnoffered({ db }: Context, job: LockedJob, worker: string): Promise<void> {
  const refuse = (problem: string) => new AppError('job_taken', { jobId: job.id, problem })
  if (job.assigneeId === worker) return
  if (job.assigneeId !== null) throw refuse('it waits for somebody else')
  if (job.stepKind === 'manual') throw refuse('it waits for whom a lead names')
  if (job.groupId !== null && !(await isInGroup(db, job.groupId, worker)))
    throw refuse('it is for a group that you are not in')
}
