import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { type MemberRow, membersOf } from './queries.ts'

/** The members of a workspace, by name. */
export async function listMembers(context: Context, actor: Actor, workspaceId: string): Promise<MemberRow[]> {
  authorise(actor, { workspaceId }, 'read the workspace', { what: 'workspace', id: workspaceId })
  return membersOf(context.db, workspaceId)
}
