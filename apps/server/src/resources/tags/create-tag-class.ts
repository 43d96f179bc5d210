import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { findTagClass } from './find-tag-class.ts'
import { insertTagClass, type TagClassRow } from './queries.ts'

/**
 * Makes a tag class.
 * @param input without `norder` it comes after the last
 * @throws AppError `name_taken`
 */
export async function createTagClass(
  context: Context,
  actor: Actor,
  projectId: string,
  input: { name: string; norder?: number | undefined },
): Promise<TagClassRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const id = context.newId()
  const name = input.name.trim()
  await refusingTaken(
    'tag_class_name_unique',
    { field: 'name', name },
    insertTagClass(context.db, { id, projectId, name, norder: input.norder }, context.now()),
  )
  return findTagClass(context, actor, id, 'read the workspace')
}
