import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findJob } from '../find-job.ts'
import type { JobRow } from '../queries.ts'
import { workerOf } from '../take/worker.ts'
import { type LockedJob, lockJobs } from './queries.ts'
import { type Passage, passOn } from './stand.ts'

/** Who works, and for how long since it was last told. */
export interface Working {
  readonly personId?: string | undefined
  readonly activeSeconds?: number | undefined
}

/**
 * Ends the stay of a job with the person who holds it.
 * @param decide what becomes of the job
 * @throws AppError `not_found`, `forbidden`, `job_not_held`, and what `decide` throws
 */
export async function endVisit(
  context: Context,
  actor: Actor,
  jobId: string,
  { personId, activeSeconds: seconds = 0 }: Working,
  decide: (job: LockedJob) => Omit<Passage, 'job' | 'seconds'>,
): Promise<JobRow> {
  const { id, workspaceId, projectId } = await findJob(context, actor, jobId, 'do jobs')
  const worker = await workerOf(context, actor, workspaceId, personId)
  await context.db.transaction().execute(async transaction => {
    const [job] = await lockJobs(transaction, [id])
    if (job?.state !== 'held' || job.assigneeId !== worker)
      throw new AppError('job_not_held', { jobId: id, who: worker === actor.id ? actor.name : worker })
    await passOn(context, transaction, [{ ...decide(job), job, seconds }], { id: worker })
  })
  context.news.tell(`jobs of ${projectId}`)
  const ended = await findJob(context, actor, id, 'read the workspace')
  if (ended.state === 'done') context.nudge('results')
  return ended
}

/** Refuses to do at a step what is done at others. @throws AppError `job_step_unfit` */
export function refuseStep(job: LockedJob, unfit: boolean, problem: string): void {
  if (unfit) throw new AppError('job_step_unfit', { jobId: job.id, step: job.step, problem })
}
