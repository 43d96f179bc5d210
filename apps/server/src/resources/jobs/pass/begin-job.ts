import { AppError, stepAfter } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import type { JobRow } from '../queries.ts'
import { type LockedJob, lockJobs, setFailed, setMedia } from './queries.ts'
import { passOn } from './stand.ts'

/** Why a job failed, and on which of its frames. */
export interface JobProblem {
  readonly code: string
  readonly message: string
  readonly frames: readonly string[]
}

/**
 * Lets a job set out whose pictures are there: along its workflow to the first step of people. One that set out already, or
 * is gone, stays as it is.
 * @param mediaId what it is done on; undefined: it has it already
 * @public
 */
export async function beginJob(context: Context, jobId: string, mediaId?: string): Promise<void> {
  const jobs = await context.db.transaction().execute(async transaction => {
    if (mediaId !== undefined) await setMedia(transaction, jobId, mediaId)
    const locked = await lockJobs(transaction, [jobId])
    const preparing = locked.filter(job => job.state === 'preparing')
    await setOut(context, transaction, preparing, { id: null })
    return preparing
  })
  for (const { projectId } of jobs) context.news.tell(`jobs of ${projectId}`)
}

/** Lets jobs set out that nobody was at yet, and gives them as they are then. Call it in the transaction that locked them. */
export async function setOut(
  context: Context,
  transaction: Database,
  jobs: readonly LockedJob[],
  by: { readonly id: string | null },
): Promise<JobRow[]> {
  const passages = jobs.map(job => {
    const to = stepAfter(job, job.step, job)
    if (!to) throw new AppError('job_step_unfit', { jobId: job.id, step: job.step, problem: 'leads nowhere' })
    // What nobody worked at is not in progress.
    const quietly = to.kind !== 'review' && to.kind !== 'end'
    return { job, outcome: 'moved', to, assigneeId: job.assigneeId, quietly } as const
  })
  return passOn(context, transaction, passages, by)
}

/**
 * Ends a job of which the pictures cannot be had.
 * @param mediaId what is there of them; undefined: nothing
 * @public
 */
export async function failJob(
  context: Context,
  jobId: string,
  problem: JobProblem,
  mediaId?: string,
): Promise<void> {
  const projectId = await context.db.transaction().execute(async transaction => {
    if (mediaId !== undefined) await setMedia(transaction, jobId, mediaId)
    return setFailed(transaction, jobId, problem, context.now())
  })
  if (projectId !== undefined) context.news.tell(`jobs of ${projectId}`)
}
