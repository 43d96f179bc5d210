import type { Context } from '../context.ts'
import type { Actor } from '../resources/access/index.ts'
import { findProject } from '../resources/projects/index.ts'
import { countRuns, type RunRow, runsAt } from './queries.ts'

/** Runs of a kind of a project from a place on, newest first; for foreign APIs that count places. */
export async function listRunsAt(
  context: Context,
  actor: Actor,
  { projectId, kind }: { projectId: string; kind: string },
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: RunRow[]; total: number }> {
  await findProject(context, actor, projectId, 'read the workspace')
  const items = await runsAt(context.db, { projectId, kind }, offset, limit)
  return { items, total: await countRuns(context.db, { projectId, kind }) }
}
