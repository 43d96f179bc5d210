import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type ImageRow, imageById } from './queries.ts'

/**
 * An image that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findImage(
  context: Context,
  actor: Actor,
  imageId: string,
  capability: Capability,
): Promise<ImageRow> {
  const image = await imageById(context.db, imageId)
  authorise(actor, image, capability, { what: 'image', id: imageId })
  return image
}
