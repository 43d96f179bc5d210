import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from '../images/index.ts'
import {
  deleteImageTags,
  type ImageTagRow,
  insertImageTags,
  tagClassesAmong,
  tagsOfImage,
} from './queries.ts'

/**
 * Adds and removes tags of an image; what is so already is no error, and what is removed need not exist.
 * @param edit ids of tag classes; one in both lists is removed
 * @throws AppError `not_found` for a tag class to add that is not of the image's project
 */
export async function editImageTags(
  context: Context,
  actor: Actor,
  imageId: string,
  edit: { add?: readonly string[] | undefined; remove?: readonly string[] | undefined },
): Promise<ImageTagRow[]> {
  const image = await findImage(context, actor, imageId, 'edit tags')
  const add = [...new Set(edit.add?.map(id => id.toLowerCase()))]
  return context.db.transaction().execute(async transaction => {
    const known = new Set(await tagClassesAmong(transaction, image.projectId, add))
    const unknown = add.find(id => !known.has(id))
    if (unknown !== undefined) throw new AppError('not_found', { what: 'tag class', id: unknown })
    const tags = add.map(tagClassId => ({ id: context.newId(), tagClassId }))
    await insertImageTags(transaction, imageId, tags, actor, context.now())
    await deleteImageTags(transaction, imageId, edit.remove ?? [])
    return tagsOfImage(transaction, imageId)
  })
}
