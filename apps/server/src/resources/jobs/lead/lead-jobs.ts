import { AppError, type JobState } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { type LockedJob, lockJobs } from '../pass/queries.ts'
import { type JobRow, jobsByIds } from '../queries.ts'

/**
 * Does something with jobs of a project, with all or with none.
 * @param act is given the jobs, locked, in the order of their ids
 * @returns them as they are then
 * @throws AppError `forbidden`; `not_found` for a job that is not of the project
 */
export async function leadJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  given: readonly string[],
  act: (transaction: Database, jobs: readonly LockedJob[], workspaceId: string) => Promise<unknown>,
): Promise<JobRow[]> {
  const project = await findProject(context, actor, projectId, 'lead the work')
  const ids = [...new Set(given.map(id => id.toLowerCase()))]
  await context.db.transaction().execute(async transaction => {
    const jobs = await lockJobs(transaction, ids)
    const here = new Set(jobs.filter(job => job.projectId === project.id).map(job => job.id))
    const unknown = ids.find(id => !here.has(id))
    if (unknown !== undefined) throw new AppError('not_found', { what: 'job', id: unknown })
    await act(transaction, jobs, project.workspaceId)
  })
  context.nudge('results')
  context.news.tell(`jobs of ${project.id}`)
  return jobsByIds(context.db, ids)
}

/** Refuses what a job's state does not allow. @throws AppError `job_state_unfit` */
export function refuseState(job: LockedJob, fit: readonly JobState[], action: string): void {
  if (fit.includes(job.state)) return
  const facts = { jobId: job.id, state: job.state, action, wanted: fit.join(' or ') }
  throw new AppError('job_state_unfit', facts)
}
