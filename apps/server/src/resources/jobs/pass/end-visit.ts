import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../../access/index.ts'
import type { JobRow } from '../queries.ts'
import { workerAt } from '../take/worker.ts'
import { type JudgedJob, judgedJob } from './queries.ts'
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
  decide: (job: JudgedJob) => Omit<Passage, 'job' | 'seconds'>,
): Promise<JobRow> {
  const job = await judgedJob(context.db, jobId, personId)
  authorise(actor, job, 'do jobs', { what: 'job', id: jobId })
  const worker = workerAt(actor, job, personId)
  const notHeld = () =>
    new AppError('job_not_held', { jobId: job.id, who: worker === actor.id ? actor.name : worker })
  if (job.state !== 'held' || job.assigneeId !== worker) throw notHeld()
  const passage = { ...decide(job), job, seconds }
  // In one statement, which does nothing when the stay has ended since: so the job is locked for no longer.
  const [ended] = await passOn(context, context.db, [passage], { id: worker })
  if (!ended) throw notHeld()
  context.news.tell(`jobs of ${job.projectId}`)
  if (ended.state === 'done') context.nudge('results')
  return ended
}

/** Refuses to do at a step what is done at others. @throws AppError `job_step_unfit` */
export function refuseStep(job: JudgedJob, unfit: boolean, problem: string): void {
  if (unfit) throw new AppError('job_step_unfit', { jobId: job.id, step: job.step, problem })
}
