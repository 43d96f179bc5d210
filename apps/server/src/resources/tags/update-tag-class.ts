import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findTagClass } from './find-tag-class.ts'
import { refuseForeignGroup } from './groups/foreign-group.ts'
import { type TagClassEdit, type TagClassRow, updateTagClassRow } from './queries.ts'

/**
 * Renames a tag class, reorders it, or moves it to another group; images keep their tags.
 * @throws AppError `name_taken`; `not_found` for a group that is not of the project
 */
export async function updateTagClass(
  context: Context,
  actor: Actor,
  tagClassId: string,
  fields: TagClassEdit,
): Promise<TagClassRow> {
  const { projectId } = await findTagClass(context, actor, tagClassId, 'edit the taxonomy')
  await refuseForeignGroup(context, projectId, fields.groupId)
  const name = fields.name?.trim()
  await refusingTaken(
    'tag_class_name_unique',
    { field: 'name', name: name ?? '' },
    updateTagClassRow(context.db, tagClassId, { ...fields, name }),
  )
  return findTagClass(context, actor, tagClassId, 'read the workspace')
}
