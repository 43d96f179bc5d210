import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findTagGroup } from './find-tag-group.ts'
import { deleteTagGroupRow, emptyTagGroup, lockTagGroup } from './queries.ts'

/**
 * Deletes a tag group. Its tag classes move to the project's first group, and images keep their tags: who takes a group
 * apart does not mean to lose what was said about images.
 * @throws AppError `invalid_input` for the first group, where tag classes go that name no other
 */
export async function deleteTagGroup(context: Context, actor: Actor, tagGroupId: string): Promise<void> {
  const group = await findTagGroup(context, actor, tagGroupId, 'edit the taxonomy')
  if (group.isDefault)
    throw new AppError('invalid_input', {
      field: 'tagGroupId',
      problem: 'is the group for all tag classes that name no other; it cannot be deleted',
    })
  await context.db.transaction().execute(async transaction => {
    await lockTagGroup(transaction, group.id)
    await emptyTagGroup(transaction, group)
    await deleteTagGroupRow(transaction, group.id)
  })
}
