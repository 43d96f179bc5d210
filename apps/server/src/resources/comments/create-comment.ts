import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import type { NewComment } from './contract.ts'
import { findComment } from './find-comment.ts'
import { findCommentedMedia } from './find-commented-media.ts'
import { type CommentedMedia, type CommentRow, commentById, insertComment } from './queries.ts'

/** How many comments an image or a video may have. */
const maxComments = 2000

/**
 * Pins a comment on an image or a video, or answers one.
 * @throws AppError `not_found`, `invalid_input`
 */
export async function createComment(
  context: Context,
  actor: Actor,
  mediaId: string,
  { body, threadId = null, ...place }: NewComment,
): Promise<CommentRow> {
  const media = await findCommentedMedia(context, actor, mediaId, 'comment', place.frame)
  if (threadId !== null) await checkThread(context, media.id, threadId)
  const id = context.newId()
  const row = {
    id,
    mediaId: media.id,
    threadId,
    authorId: actor.id,
    authorName: actor.name,
    body,
    ...placeOn(media, threadId, place),
    createdAt: context.now(),
  }
  const added = await insertComment(context.db, row, maxComments)
  if (!added) refuse('mediaId', `has ${maxComments} comments, which is as many as it may have`)
  context.news.tell(`comments on ${media.id}`)
  return findComment(context, actor, id, 'read the workspace')
}

async function checkThread(context: Context, mediaId: string, threadId: string): Promise<void> {
  const thread = await commentById(context.db, threadId)
  if (thread?.mediaId !== mediaId) throw new AppError('not_found', { what: 'comment', id: threadId })
  if (thread.threadId !== null) refuse('threadId', `is an answer itself; answer ${thread.threadId}`)
}

interface Place {
  readonly x: number | null
  readonly y: number | null
  readonly frame: number | null
}

/** Where it is pinned. */
function placeOn(
  media: CommentedMedia,
  threadId: string | null,
  { x = null, y = null, frame = null }: Pick<NewComment, 'x' | 'y' | 'frame'>,
): Place {
  if (threadId !== null && (x !== null || frame !== null))
    refuse(x === null ? 'frame' : 'x', 'cannot be given for an answer, which stands where its thread does')
  if (x === null && y !== null) refuse('x', 'is missing; y is given')
  if (x !== null && y === null) refuse('y', 'is missing; x is given')
  if (frame !== null && media.kind !== 'video') refuse('frame', 'can be given only for a video')
  if (frame !== null && media.frames !== null && frame >= media.frames)
    refuse('frame', `must be one of the frames 0 to ${media.frames - 1}`)
  if (x !== null && media.width !== null && x > media.width)
    refuse('x', `is beyond the right edge, which is at ${media.width}`)
  if (y !== null && media.height !== null && y > media.height)
    refuse('y', `is beyond the bottom edge, which is at ${media.height}`)
  return { x, y, frame }
}

function refuse(field: string, problem: string): never {
  throw new AppError('invalid_input', { field, problem })
}
