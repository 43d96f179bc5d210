import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import type { CommentChange } from './contract.ts'
import { findComment } from './find-comment.ts'
import { type CommentRow, updateCommentRow } from './queries.ts'

/**
 * Changes the words of the actor's own comment, or resolves or reopens a thread.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`
 */
export async function updateComment(
  context: Context,
  actor: Actor,
  commentId: string,
  { body, resolved }: CommentChange,
): Promise<CommentRow> {
  const comment = await findComment(context, actor, commentId, 'comment')
  if (body !== undefined && comment.authorId !== actor.id)
    throw new AppError('invalid_input', { field: 'body', problem: 'may be changed only by its author' })
  if (resolved !== undefined && comment.threadId !== null) {
    const problem = `is for a whole thread; resolve ${comment.threadId}`
    throw new AppError('invalid_input', { field: 'resolved', problem })
  }
  await updateCommentRow(context.db, comment.id, {
    body,
    resolved: resolved === undefined ? undefined : resolved ? { at: context.now(), by: actor.id } : null,
  })
  context.news.tell(`comments on ${comment.mediaId}`)
  return findComment(context, actor, comment.id, 'read the workspace')
}
