import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findJob } from '../find-job.ts'
import type { Working } from '../pass/end-visit.ts'
import type { JobRow } from '../queries.ts'
import { leasedUntil } from './lease.ts'
import { renewLease } from './queries.ts'
import { workerOf } from './worker.ts'

/**
 * Keeps a job in the hands of its holder, and counts the time they spent.
 * @throws AppError `job_not_held`
 */
export async function heartbeatJob(
  context: Context,
  actor: Actor,
  jobId: string,
  { personId, activeSeconds: seconds = 0 }: Working,
): Promise<JobRow> {
  const { id, workspaceId } = await findJob(context, actor, jobId, 'do jobs')
  const worker = await workerOf(context, actor, workspaceId, personId)
  const now = context.now()
  const beat = { jobId: id, personId: worker, seconds }
  if (!(await renewLease(context.db, beat, now, leasedUntil(now))))
    throw new AppError('job_not_held', { jobId: id, who: worker === actor.id ? actor.name : worker })
  return findJob(context, actor, id, 'read the workspace')
}
