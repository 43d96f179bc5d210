import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../actor.ts'
import { insertMember } from '../members/queries.ts'
import { refuseKeys } from '../people/people-only.ts'
import { insertWorkspace, type WorkspaceRow, workspaceById } from './queries.ts'

/**
 * Makes a workspace; the person who makes it is its Owner.
 * @throws AppError `people_only`
 */
export async function createWorkspace(
  context: Context,
  actor: Actor,
  { name, description = '' }: { name: string; description?: string | undefined },
): Promise<WorkspaceRow> {
  refuseKeys(actor, 'make a workspace')
  const id = context.newId()
  const now = context.now()
  await context.db.transaction().execute(async transaction => {
    await insertWorkspace(transaction, { id, name: name.trim(), description }, now)
    await insertMember(transaction, { workspaceId: id, personId: actor.id, role: 'Owner' }, now)
  })
  const workspace = await workspaceById(context.db, id)
  if (!workspace) throw new AppError('not_found', { what: 'workspace', id })
  return workspace
}
