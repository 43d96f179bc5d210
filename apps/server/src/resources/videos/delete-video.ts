import type { Context } from '../../context.ts'
import { disownFiles, removeUnownedFiles } from '../../files/index.ts'
import type { Actor } from '../access/index.ts'
import { findVideo } from './find-video.ts'
import { deleteVideoRow } from './queries.ts'

/** Deletes a video with its segments; a run that reads it ends by itself, and leaves nothing. */
export async function deleteVideo(context: Context, actor: Actor, videoId: string): Promise<void> {
  await findVideo(context, actor, videoId, 'manage images')
  const keys = await context.db.transaction().execute(async transaction => {
    const unowned = await deleteVideoRow(transaction, videoId)
    await disownFiles(transaction, unowned, context.now())
    return unowned
  })
  await removeUnownedFiles(context, keys)
}
