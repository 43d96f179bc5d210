import type { Context } from '../../../context.ts'
import { refusingTaken } from '../../../db/index.ts'
import type { Actor } from '../../access/index.ts'
import { findTagGroup } from './find-tag-group.ts'
import { type TagGroupEdit, type TagGroupRow, updateTagGroupRow } from './queries.ts'

/**
 * Changes a tag group. Images keep the tags that they have, also those with several of a group that now allows one: the
 * next tag of the group takes the place of them all.
 * @throws AppError `name_taken`
 */
export async function updateTagGroup(
  context: Context,
  actor: Actor,
  tagGroupId: string,
  fields: TagGroupEdit,
): Promise<TagGroupRow> {
  const { id } = await findTagGroup(context, actor, tagGroupId, 'edit the taxonomy')
  const name = fields.name?.trim()
  await refusingTaken(
    'tag_group_name_unique',
    { field: 'name', name: name ?? '' },
    updateTagGroupRow(context.db, id, { ...fields, name }),
  )
  return findTagGroup(context, actor, id, 'read the workspace')
}
