import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from '../images/index.ts'
import {
  deleteImageTags,
  deleteOtherTags,
  type ImageTagRow,
  insertImageTags,
  lockTagsOf,
  tagClassesAmong,
  tagsOfImage,
  type WantedTagClass,
} from './queries.ts'

/**
 * Adds and removes tags of an image; what is so already is no error, and what is removed need not exist. A tag of a
 * SELECTION group takes the place of the others of its group; of several that are added the last one stays.
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
    const known = await tagClassesAmong(transaction, image.projectId, add)
    const unknown = add.find(id => !known.some(tagClass => tagClass.id === id))
    if (unknown !== undefined) throw new AppError('not_found', { what: 'tag class', id: unknown })
    const kept = await makeRoom(transaction, image.id, known, add)
    const tags = kept.map(tagClassId => ({ id: context.newId(), tagClassId }))
    await insertImageTags(transaction, imageId, tags, actor, context.now())
    await deleteImageTags(transaction, imageId, edit.remove ?? [])
    return tagsOfImage(transaction, imageId)
  })
}

/** Takes off what the added tags take the place of. @returns the tag classes that are to be added after all */
async function makeRoom(
  transaction: Database,
  imageId: string,
  known: readonly WantedTagClass[],
  add: readonly string[],
): Promise<readonly string[]> {
  const groupOf = new Map(known.map(({ id, onlyOneOf }) => [id, onlyOneOf]))
  const lastOf = new Map(add.map(id => [groupOf.get(id) ?? id, id]))
  const kept = [...lastOf.values()]
  const groups = [...new Set(known.flatMap(({ onlyOneOf }) => onlyOneOf ?? []))]
  if (groups.length > 0) {
    await lockTagsOf(transaction, imageId)
    await deleteOtherTags(transaction, imageId, groups, kept)
  }
  return kept
}
