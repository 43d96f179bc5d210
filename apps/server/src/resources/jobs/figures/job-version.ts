import { AppError, type Label } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { labelsAtRevision } from '../../labels/index.ts'
import { findJob } from '../find-job.ts'
import { visitsOf } from '../queries.ts'

/**
 * The labels of a job as they stood when a stay ended; of one that is under way, as they stand now.
 * @throws AppError `not_found` for a job of others, and for a stay that is none of the job's
 */
export async function jobVersion(
  context: Context,
  actor: Actor,
  jobId: string,
  visitId: string,
): Promise<{ revision: number; labels: Label[] }> {
  const job = await findJob(context, actor, jobId, 'read the workspace')
  const visit = (await visitsOf(context.db, job.id)).find(({ id }) => id === visitId.toLowerCase())
  if (!visit) throw new AppError('not_found', { what: 'visit', id: visitId })
  const revision = visit.revisionTo ?? Number.MAX_SAFE_INTEGER
  if (job.mediaId === null) return { revision: 0, labels: [] }
  return labelsAtRevision(context, job.mediaId, revision)
}
