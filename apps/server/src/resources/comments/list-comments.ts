import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findCommentedMedia } from './find-commented-media.ts'
import { type CommentRow, commentsOnMedia } from './queries.ts'

/** The comments on an image or a video, oldest first; there are at most as many as a media may have. */
export async function listComments(context: Context, actor: Actor, mediaId: string): Promise<CommentRow[]> {
  const { id } = await findCommentedMedia(context, actor, mediaId, 'read the workspace')
  return commentsOnMedia(context.db, id)
}
