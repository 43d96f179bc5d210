import type { Context } from '../../../context.ts'
import { refusingTaken } from '../../../db/index.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { findTagGroup } from './find-tag-group.ts'
import { insertTagGroup, type TagGroupEdit, type TagGroupRow, type TagGroupType } from './queries.ts'

/**
 * Makes a tag group.
 * @param input without `norder` it comes after the last; nobody is asked for a tag of it unless `isRequired` says so
 * @throws AppError `name_taken`
 */
export async function createTagGroup(
  context: Context,
  actor: Actor,
  projectId: string,
  input: TagGroupEdit & { readonly name: string; readonly type: TagGroupType },
): Promise<TagGroupRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const id = context.newId()
  const name = input.name.trim()
  const { type, isRequired = false, norder } = input
  await refusingTaken(
    'tag_group_name_unique',
    { field: 'name', name },
    insertTagGroup(context.db, { id, projectId, name, type, isRequired, norder }, context.now()),
  )
  return findTagGroup(context, actor, id, 'read the workspace')
}
