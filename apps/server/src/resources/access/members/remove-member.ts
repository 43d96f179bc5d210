import type { Context } from '../../../context.ts'
import type { Actor } from '../actor.ts'
import { lockMember, refuseLastOwner } from './lock-member.ts'
import { deleteMember } from './queries.ts'

/**
 * Takes a person out of a workspace; what they labelled stays.
 * @throws AppError `last_owner`; `forbidden` also for an Owner, by someone who is none
 */
export async function removeMember(
  context: Context,
  actor: Actor,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<void> {
  await context.db.transaction().execute(async transaction => {
    const member = await lockMember(transaction, actor, workspaceId, personId)
    await refuseLastOwner(transaction, workspaceId, member)
    await deleteMember(transaction, workspaceId, personId)
  })
}
