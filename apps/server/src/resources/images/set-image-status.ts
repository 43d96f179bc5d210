import { acceptedImageStatuses, type ImageStatus } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from './find-image.ts'
import { type ImageRow, updateImageRow } from './queries.ts'

const accepted: readonly ImageStatus[] = acceptedImageStatuses

/**
 * Sets the status of an image; to say that it is accepted needs the capability for that.
 * @param status any but `AUTO-LABELLED`, which automation sets with the labels it makes
 * @throws AppError `forbidden`
 */
export async function setImageStatus(
  context: Context,
  actor: Actor,
  imageId: string,
  status: Exclude<ImageStatus, 'AUTO-LABELLED'>,
): Promise<ImageRow> {
  const capability = accepted.includes(status) ? 'accept images' : 'set a status'
  await findImage(context, actor, imageId, capability)
  await updateImageRow(context.db, imageId, { status }, actor, context.now())
  return findImage(context, actor, imageId, 'read the workspace')
}
