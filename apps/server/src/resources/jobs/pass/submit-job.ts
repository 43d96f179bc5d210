import { stepAfter } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import type { JobRow } from '../queries.ts'
import { endVisit, refuseStep, type Working } from './end-visit.ts'

/**
 * Is done with a job that is not a review; it goes on along its workflow.
 * @throws AppError `job_not_held`; `job_step_unfit` at a review, which is accepted or rejected
 */
export function submitJob(context: Context, actor: Actor, jobId: string, working: Working): Promise<JobRow> {
  return endVisit(context, actor, jobId, working, job => {
    refuseStep(job, job.stepKind === 'review', 'is a review: accept or reject it')
    return { outcome: 'submitted', to: stepAfter(job, job.step, job) }
  })
}
