import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { workerOf } from '../take/worker.ts'
import { type WithheldRow, withheldFrom } from './queries.ts'

/**
 * Which jobs of a project are not done and yet not for somebody, and why: for those to whom the queue gives nothing.
 * @throws AppError `not_found`, `forbidden`; `person_missing` for an API key that names nobody
 */
export async function withheldJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  given: { readonly personId?: string | undefined },
): Promise<WithheldRow[]> {
  const { id, workspaceId } = await findProject(context, actor, projectId, 'do jobs')
  return withheldFrom(context.db, id, await workerOf(context, actor, workspaceId, given.personId))
}
