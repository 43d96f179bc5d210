import { AppError } from '@gesso/core'
import type { Database } from '../../../db/index.ts'
import { type Actor, authorise } from '../actor.ts'
import { lockWorkspace } from '../workspaces/queries.ts'
import { countOwners, type MemberRow, memberOf } from './queries.ts'

/**
 * A member whose role may be changed or taken away by the actor, until the transaction ends by nobody else.
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockMember(
  transaction: Database,
  actor: Actor,
  workspaceId: string,
  personId: string,
): Promise<MemberRow> {
  authorise(actor, { workspaceId }, 'manage members', { what: 'workspace', id: workspaceId })
  await lockWorkspace(transaction, workspaceId)
  const member = await memberOf(transaction, workspaceId, personId)
  if (!member) throw new AppError('not_found', { what: 'member', id: personId })
  if (member.role === 'Owner')
    authorise(actor, { workspaceId }, 'manage owners', { what: 'member', id: personId })
  return member
}

/**
 * Refuses to leave a workspace without an Owner; call it in the transaction that locked the member.
 * @throws AppError `last_owner`
 */
export async function refuseLastOwner(
  transaction: Database,
  workspaceId: string,
  member: MemberRow,
): Promise<void> {
  if (member.role === 'Owner' && (await countOwners(transaction, workspaceId)) < 2)
    throw new AppError('last_owner')
}
