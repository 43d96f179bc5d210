import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { findTagClass } from './find-tag-class.ts'
import { refuseForeignGroup } from './groups/foreign-group.ts'
import { insertTagClass, type TagClassEdit, type TagClassRow } from './queries.ts'

/**
 * Makes a tag class.
 * @param input without `norder` it comes after the last, without a group into the project's first
 * @throws AppError `name_taken`; `not_found` for a group that is not of the project
 */
export async function createTagClass(
  context: Context,
  actor: Actor,
  projectId: string,
  input: TagClassEdit & { readonly name: string },
): Promise<TagClassRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  await refuseForeignGroup(context, projectId, input.groupId)
  const id = context.newId()
  const name = input.name.trim()
  await refusingTaken(
    'tag_class_name_unique',
    { field: 'name', name },
    insertTagClass(
      context.db,
      { id, projectId, name, norder: input.norder, groupId: input.groupId },
      context.now(),
    ),
  )
  return findTagClass(context, actor, id, 'read the workspace')
}
