import { capabilityToSet, type MediaStatus } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { holdStatus } from '../statuses/index.ts'
import { findImage } from './find-image.ts'
import { type ImageRow, updateImageRow } from './queries.ts'

/**
 * Sets the status of an image; to say that it is accepted needs the capability for that.
 * @param status any but `AUTO-LABELLED`, which automation sets with the labels it makes
 * @throws AppError `forbidden`, `not_found` for a custom status of another project
 */
export async function setImageStatus(
  context: Context,
  actor: Actor,
  imageId: string,
  status: MediaStatus,
): Promise<ImageRow> {
  const image = await findImage(context, actor, imageId, capabilityToSet(status))
  await writeStatus(context, actor, image, status)
  return findImage(context, actor, imageId, 'read the workspace')
}

/** Writes the status of an image or a video, which the actor may set. */
export async function writeStatus(
  context: Context,
  actor: Actor,
  { id, projectId }: { readonly id: string; readonly projectId: string },
  status: MediaStatus,
): Promise<void> {
  await context.db.transaction().execute(async transaction => {
    const held = await holdStatus(transaction, projectId, status)
    await updateImageRow(transaction, id, { status: held }, actor, context.now())
  })
}
