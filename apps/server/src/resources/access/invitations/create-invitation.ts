import type { Role } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { type InvitationRow, insertInvitation } from './queries.ts'

const invitationDays = 7

/**
 * Makes an invitation to a workspace, good for one person and seven days.
 * @returns the link is not kept and cannot be shown again; its token is in the fragment, which browsers do not send
 * @throws AppError `forbidden` also when an Owner is invited by someone who is none
 */
export async function createInvitation(
  context: Context,
  actor: Actor,
  workspaceId: string,
  { role, email }: { role: Role; email?: string | undefined },
): Promise<{ invitation: InvitationRow; url: string }> {
  const workspace = { what: 'workspace', id: workspaceId }
  authorise(actor, { workspaceId }, 'manage members', workspace)
  if (role === 'Owner') authorise(actor, { workspaceId }, 'manage owners', workspace)
  const token = newSecret()
  const createdAt = context.now()
  const invitation = {
    id: context.newId(),
    workspaceId,
    role,
    email: email ?? null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + invitationDays * 86_400_000),
  }
  await insertInvitation(context.db, {
    ...invitation,
    tokenHash: hashOfSecret(token),
    createdBy: actor.id,
  })
  return { invitation, url: `${context.settings.publicUrl}/invitation#token=${token}` }
}
