import type { Capability, WorkflowPlan } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type JobRow, jobById, planOf, type VisitRow, visitsOf } from './queries.ts'

/**
 * A job that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findJob(
  context: Context,
  actor: Actor,
  jobId: string,
  capability: Capability,
): Promise<JobRow> {
  const job = await jobById(context.db, jobId)
  authorise(actor, job, capability, { what: 'job', id: jobId })
  return job
}

/** A job with its plan and its visits. */
export interface JobWithVisits {
  readonly job: JobRow
  readonly plan: WorkflowPlan
  readonly visits: readonly VisitRow[]
}

/** A job with its plan and its visits, oldest first. */
export async function getJob(context: Context, actor: Actor, jobId: string): Promise<JobWithVisits> {
  const job = await findJob(context, actor, jobId, 'read the workspace')
  return detailsOf(context, job)
}

/** What is told of a job beside itself. */
export async function detailsOf({ db }: Context, job: JobRow): Promise<JobWithVisits> {
  const [plan, visits] = await Promise.all([
    planOf(db, job.workflowId, job.workflowVersion),
    visitsOf(db, job.id),
  ])
  return { job, plan, visits }
}
