import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from '../images/index.ts'
import { type ImageTagRow, tagsOfImage } from './queries.ts'

/** The tags of an image, in the order of their classes. */
export async function listImageTags(context: Context, actor: Actor, imageId: string): Promise<ImageTagRow[]> {
  await findImage(context, actor, imageId, 'read the workspace')
  return tagsOfImage(context.db, imageId)
}
