import type { Role } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { lockMember, refuseLastOwner } from './lock-member.ts'
import { type MemberRow, updateRole } from './queries.ts'

/**
 * Gives a member another role.
 * @throws AppError `last_owner`; `forbidden` also when an Owner is made or unmade by someone who is none
 */
export async function setMemberRole(
  context: Context,
  actor: Actor,
  { workspaceId, personId }: { workspaceId: string; personId: string },
  role: Role,
): Promise<MemberRow> {
  return context.db.transaction().execute(async transaction => {
    const member = await lockMember(transaction, actor, workspaceId, personId)
    if (role === 'Owner') authorise(actor, { workspaceId }, 'manage owners', { what: 'member', id: personId })
    else await refuseLastOwner(transaction, workspaceId, member)
    await updateRole(transaction, workspaceId, personId, role)
    return { ...member, role }
  })
}
