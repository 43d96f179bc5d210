import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { countProjects, type ProjectRow, projectsAt } from './queries.ts'

/** Projects of the actor's workspaces from a place on, newest first; for foreign APIs that count places. */
export async function listProjectsAt(
  context: Context,
  actor: Actor,
  { name }: { name?: string | undefined },
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: ProjectRow[]; total: number }> {
  const filter = { workspaceIds: [...actor.grants.keys()], name }
  const items = await projectsAt(context.db, filter, offset, limit)
  return { items, total: await countProjects(context.db, filter) }
}
