import type { Context } from '../../../context.ts'
import type { Actor } from '../actor.ts'
import { type WorkspaceRow, workspacesByIds } from './queries.ts'

/** The workspaces where the actor is a member, by name. */
export async function listWorkspaces(context: Context, actor: Actor): Promise<WorkspaceRow[]> {
  return workspacesByIds(context.db, [...actor.grants.keys()])
}
