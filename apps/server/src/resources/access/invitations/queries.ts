import type { Role } from '@gesso/core'
import type { Database } from '../../../db/index.ts'

function openInvitations(db: Database, now: Date) {
  return db
    .selectFrom('invitation')
    .select(['id', 'workspace_id as workspaceId', 'email', 'created_at as createdAt'])
    .select('expires_at as expiresAt')
    .select(eb => eb.ref('role').$castTo<Role>().as('role'))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
}

/** An invitation as stored. */
export type InvitationRow = Awaited<ReturnType<typeof openInvitationsOf>>[number]

/** Invitations of a workspace that can still be accepted, newest first. */
export function openInvitationsOf(db: Database, workspaceId: string, now: Date) {
  return openInvitations(db, now)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The open invitation of a link. */
export function invitationByToken(db: Database, tokenHash: Buffer, now: Date) {
  return openInvitations(db, now).where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** The open invitation of a link, kept from others until the transaction ends; they then find it as it was left. */
export function lockedInvitationByToken(db: Database, tokenHash: Buffer, now: Date) {
  return openInvitations(db, now).where('token_hash', '=', tokenHash).forUpdate().executeTakeFirst()
}

interface NewInvitation extends InvitationRow {
  readonly tokenHash: Buffer
  readonly createdBy: string
}

/** Adds an invitation. */
export async function insertInvitation(db: Database, invitation: NewInvitation): Promise<void> {
  await db
    .insertInto('invitation')
    .values({
      id: invitation.id,
      workspace_id: invitation.workspaceId,
      role: invitation.role,
      email: invitation.email,
      token_hash: invitation.tokenHash,
      created_by: invitation.createdBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute()
}

/** Notes that an invitation was used. */
export async function markAccepted(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('invitation').set({ accepted_at: now }).where('id', '=', id).execute()
}

/** Withdraws an invitation that was not accepted. @returns whether there was one */
export async function deleteInvitation(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('invitation')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return deleted !== undefined
}
