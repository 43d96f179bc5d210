import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type CommentRow, commentById } from './queries.ts'

/**
 * A comment that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findComment(
  context: Context,
  actor: Actor,
  commentId: string,
  capability: Capability,
): Promise<CommentRow> {
  const comment = await commentById(context.db, commentId)
  authorise(actor, comment, capability, { what: 'comment', id: commentId })
  return comment
}
