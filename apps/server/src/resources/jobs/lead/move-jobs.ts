import { AppError, approvalFact, editedFact, type Step, stepOf } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import type { LockedJob } from '../pass/queries.ts'
import { type Passage, passOn } from '../pass/stand.ts'
import type { JobRow } from '../queries.ts'
import { leadJobs, refuseState } from './lead-jobs.ts'

/**
 * Moves jobs to another step of their workflows; in somebody's hands they end, and what is saved of them stays.
 * @throws AppError `not_found`, `forbidden`, `job_state_unfit`; `job_step_unfit` for a step that a job's plan does not have
 */
export function moveJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  jobIds: readonly string[],
  stepId: string,
): Promise<JobRow[]> {
  const moved = (job: LockedJob): Passage => {
    refuseState(job, ['waiting', 'held'], 'moving it')
    return { job, outcome: 'moved', to: stepFor(job, stepId) }
  }
  return leadJobs(context, actor, projectId, jobIds, (transaction, jobs) =>
    passOn(context, transaction, jobs.map(moved), actor),
  )
}

/**
 * Opens finished jobs again at a step. Their next end makes another version of the result; what was made stays.
 * @throws AppError `not_found`, `forbidden`, `job_state_unfit`, `job_step_unfit`
 */
export function reopenJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  jobIds: readonly string[],
  stepId: string,
): Promise<JobRow[]> {
  const reopened = (job: LockedJob): Passage => {
    refuseState(job, ['done'], 'opening it again')
    const to = stepFor(job, stepId)
    if (to.kind === 'end') throw unfit(job, stepId, 'is where it stands; open it at an earlier step')
    const { [approvalFact]: _, [editedFact]: __, ...facts } = job.facts
    return { job, outcome: 'moved', to, facts }
  }
  return leadJobs(context, actor, projectId, jobIds, (transaction, jobs) =>
    passOn(context, transaction, jobs.map(reopened), actor),
  )
}

function stepFor(job: LockedJob, stepId: string): Step {
  const step = stepOf(job, stepId)
  if (!step) throw unfit(job, stepId, 'is no step of its workflow')
  if (step.kind === 'start') throw unfit(job, stepId, 'is where jobs begin; choose a later step')
  return step
}

function unfit({ id }: LockedJob, step: string, problem: string): AppError {
  return new AppError('job_step_unfit', { jobId: id, step, problem })
}
