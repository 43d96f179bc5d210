import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { keyOfCursor, pageFrom } from '../../contract/cursor.ts'
import type { Page, PageQuery } from '../../contract/schemas.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { countJobs, type JobFilter, type JobRow, jobsAfter } from './queries.ts'
import { type Skip, skippedJobs } from './skipped/queries.ts'

/** A job, and how it comes that nobody takes it. */
export interface ListedJob {
  readonly job: JobRow
  /** by whom it was skipped where it waits for whoever comes, oldest first */
  readonly skips: readonly Skip[]
  /** skipped by everybody to whom the queue would give it */
  readonly stranded: boolean
}

/** Jobs of a project, in the order they were made. */
export async function listJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  filter: JobFilter,
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<ListedJob>> {
  const after = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const rows = await listJobsAfter(context, actor, projectId, filter, after, limit + 1)
  const total = await countJobs(context.db, projectId, filter)
  const page = pageFrom(rows, limit, row => row.id)
  const ids = page.items.map(job => job.id)
  const skipped = new Map((await skippedJobs(context.db, projectId, ids)).map(each => [each.jobId, each]))
  const items = page.items.map(job => {
    const { skips = [], stranded = false } = skipped.get(job.id) ?? {}
    return { job, skips, stranded }
  })
  return { ...page, items, total }
}

/**
 * The same for edges with cursors of their own: those after a job, at most so many.
 * @public
 */
export async function listJobsAfter(
  context: Context,
  actor: Actor,
  projectId: string,
  filter: JobFilter,
  afterId: string | undefined,
  limit: number,
): Promise<JobRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return jobsAfter(context.db, projectId, filter, afterId, limit)
}
