import { AppError, type Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type JobRow, type JobWithVisits, jobById, jobDetailsById } from './queries.ts'

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

/** A job with its plan and its visits, oldest first. @throws AppError `not_found`, `forbidden` */
export async function getJob(context: Context, actor: Actor, jobId: string): Promise<JobWithVisits> {
  const details = await jobDetailsById(context.db, jobId)
  if (!details) throw new AppError('not_found', { what: 'job', id: jobId })
  authorise(actor, details.job, 'read the workspace', { what: 'job', id: jobId })
  return details
}
