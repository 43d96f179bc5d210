import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { deleteInvitation } from './queries.ts'

/**
 * Withdraws an invitation; its link stops working.
 * @throws AppError `not_found` also when it was accepted
 */
export async function revokeInvitation(
  context: Context,
  actor: Actor,
  { workspaceId, invitationId }: { workspaceId: string; invitationId: string },
): Promise<void> {
  authorise(actor, { workspaceId }, 'manage members', { what: 'workspace', id: workspaceId })
  if (!(await deleteInvitation(context.db, workspaceId, invitationId)))
    throw new AppError('not_found', { what: 'invitation', id: invitationId })
}
