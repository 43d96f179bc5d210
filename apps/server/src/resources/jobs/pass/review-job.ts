import { AppError, approvalFact, editedFact, stepAfter, stepAfterRejection, stepOf } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import type { JobRow } from '../queries.ts'
import { endVisit, refuseStep, type Working } from './end-visit.ts'
import type { JudgedJob } from './queries.ts'

/**
 * Accepts what is under review, with what the reviewer changed; it goes on along its workflow.
 * @throws AppError `job_not_held`; `job_step_unfit` where nothing is reviewed
 */
export function acceptJob(context: Context, actor: Actor, jobId: string, working: Working): Promise<JobRow> {
  return endVisit(context, actor, jobId, working, job => {
    refuseUnreviewed(job)
    const facts = { ...job.facts, [approvalFact]: true, [editedFact]: job.edited }
    return { outcome: 'accepted', to: stepAfter(job, job.step, { id: job.id, facts }), facts }
  })
}

/** What is wrong with what was reviewed. */
export interface Rejection extends Working {
  /** of those that the step offers */
  readonly reasons: readonly string[]
  readonly comment: string | null
}

/**
 * Rejects what is under review: it goes along the route for rejections, else back to whoever made it.
 * @throws AppError `job_not_held`, `job_step_unfit`; `invalid_input` for a reason that the step does not offer, and for none
 */
export function rejectJob(
  context: Context,
  actor: Actor,
  jobId: string,
  rejection: Rejection,
): Promise<JobRow> {
  const reasons = [...new Set(rejection.reasons.map(reason => reason.trim()))]
  const comment = rejection.comment?.trim() || null
  return endVisit(context, actor, jobId, rejection, job => {
    refuseUnreviewed(job)
    judgeReasons(job, reasons, comment)
    const maker = job.makers.at(-1)
    const to = stepAfterRejection(job, job.step, maker?.step)
    const assigneeId = to?.kind === 'maker' ? (maker?.personId ?? null) : null
    const facts = { ...job.facts, [approvalFact]: false, [editedFact]: job.edited }
    return { outcome: 'rejected', reasons, comment, to, assigneeId, facts }
  })
}

function refuseUnreviewed(job: JudgedJob): void {
  refuseStep(job, job.stepKind !== 'review', 'is no review: submit it')
}

function judgeReasons(job: JudgedJob, reasons: readonly string[], comment: string | null): void {
  const offered = stepOf(job, job.step)?.reasons ?? []
  const strange = reasons.findIndex(reason => !offered.includes(reason))
  if (strange >= 0)
    throw new AppError('invalid_input', {
      field: `reasons[${strange}]`,
      problem: `is none of those that this step offers: ${offered.join(', ') || 'it offers none'}`,
    })
  if (reasons.length === 0 && comment === null)
    throw new AppError('invalid_input', {
      field: 'comment',
      problem: 'is missing: say what is wrong, or tick it',
    })
}
