import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type CommentedMedia, commentedMedia } from './queries.ts'

/**
 * An image or a video whose comments the actor may do something with.
 * @param frame of a video, whose size is wanted
 * @throws AppError `not_found`, `forbidden`
 */
export async function findCommentedMedia(
  context: Context,
  actor: Actor,
  mediaId: string,
  capability: Capability,
  frame: number | null = null,
): Promise<CommentedMedia> {
  const media = await commentedMedia(context.db, mediaId, frame)
  authorise(actor, media, capability, { what: 'media', id: mediaId })
  return media
}
