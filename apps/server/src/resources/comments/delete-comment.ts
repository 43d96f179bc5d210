import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { findComment } from './find-comment.ts'
import { deleteCommentRow } from './queries.ts'

/** Deletes a comment with its answers: the actor's own, or as a lead anybody's. */
export async function deleteComment(context: Context, actor: Actor, commentId: string): Promise<void> {
  const comment = await findComment(context, actor, commentId, 'comment')
  if (comment.authorId !== actor.id)
    authorise(actor, comment, 'delete comments of others', { what: 'comment', id: commentId })
  await deleteCommentRow(context.db, comment.id)
  context.news.tell(`comments on ${comment.mediaId}`)
}
