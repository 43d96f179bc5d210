import { Type } from 'typebox'
import type { Context } from '../context.ts'
import { keyOfCursor, pageFrom } from '../contract/cursor.ts'
import type { Page, PageQuery } from '../contract/schemas.ts'
import type { Actor } from '../resources/access/index.ts'
import { findProject } from '../resources/projects/index.ts'
import { countRuns, type RunRow, runsBefore } from './queries.ts'

/** Runs of a project, newest first. */
export async function listRuns(
  context: Context,
  actor: Actor,
  projectId: string,
  { cursor, limit = 100, kind }: PageQuery & { kind?: string | undefined },
): Promise<Page<RunRow>> {
  await findProject(context, actor, projectId, 'read the workspace')
  const before = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const rows = await runsBefore(context.db, { projectId, kind }, before, limit + 1)
  const total = await countRuns(context.db, { projectId, kind })
  return { ...pageFrom(rows, limit, row => row.id), total }
}
