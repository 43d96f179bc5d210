import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { type InvitationRow, openInvitationsOf } from './queries.ts'

/** Invitations of a workspace that can still be accepted, newest first. */
export async function listInvitations(
  context: Context,
  actor: Actor,
  workspaceId: string,
): Promise<InvitationRow[]> {
  authorise(actor, { workspaceId }, 'manage members', { what: 'workspace', id: workspaceId })
  return openInvitationsOf(context.db, workspaceId, context.now())
}
