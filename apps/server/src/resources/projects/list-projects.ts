import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { keyOfCursor, pageFrom } from '../../contract/cursor.ts'
import type { Page, PageQuery } from '../../contract/schemas.ts'
import type { Actor } from '../access/index.ts'
import { countProjects, type ProjectRow, projectsBefore } from './queries.ts'

/** Projects of some of the actor's workspaces (of all when none is named), newest first. */
export async function listProjects(
  context: Context,
  actor: Actor,
  filter: { workspaceIds?: readonly string[]; name?: string | undefined },
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<ProjectRow>> {
  const workspaceIds = (filter.workspaceIds ?? [...actor.grants.keys()]).filter(id => actor.grants.has(id))
  const before = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const rows = await projectsBefore(context.db, { workspaceIds, name: filter.name }, before, limit + 1)
  const total = await countProjects(context.db, { workspaceIds, name: filter.name })
  return { ...pageFrom(rows, limit, row => row.id), total }
}
