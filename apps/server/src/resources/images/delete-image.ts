import type { Context } from '../../context.ts'
import { disownFiles, removeUnownedFiles } from '../../files/index.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from './find-image.ts'
import { deleteImageRow } from './queries.ts'

/** Deletes an image with its labels; its files follow once the row is gone. */
export async function deleteImage(context: Context, actor: Actor, imageId: string): Promise<void> {
  await findImage(context, actor, imageId, 'manage images')
  const keys = await context.db.transaction().execute(async transaction => {
    const gone = await deleteImageRow(transaction, imageId)
    await disownFiles(transaction, gone, context.now())
    return gone
  })
  await removeUnownedFiles(context, keys)
}
