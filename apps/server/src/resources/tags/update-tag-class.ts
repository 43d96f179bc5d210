import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findTagClass } from './find-tag-class.ts'
import { type TagClassRow, updateTagClassRow } from './queries.ts'

/**
 * Renames or reorders a tag class.
 * @throws AppError `name_taken`
 */
export async function updateTagClass(
  context: Context,
  actor: Actor,
  tagClassId: string,
  fields: { name?: string | undefined; norder?: number | undefined },
): Promise<TagClassRow> {
  await findTagClass(context, actor, tagClassId, 'edit the taxonomy')
  const name = fields.name?.trim()
  await refusingTaken(
    'tag_class_name_unique',
    { field: 'name', name: name ?? '' },
    updateTagClassRow(context.db, tagClassId, { ...fields, name }),
  )
  return findTagClass(context, actor, tagClassId, 'read the workspace')
}
