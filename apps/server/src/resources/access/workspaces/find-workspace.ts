import { AppError, type Capability } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { type WorkspaceRow, workspaceById } from './queries.ts'

/**
 * A workspace that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findWorkspace(
  context: Context,
  actor: Actor,
  workspaceId: string,
  capability: Capability,
): Promise<WorkspaceRow> {
  const thing = { what: 'workspace', id: workspaceId }
  authorise(actor, { workspaceId }, capability, thing)
  const workspace = await workspaceById(context.db, workspaceId)
  if (!workspace) throw new AppError('not_found', thing)
  return workspace
}
