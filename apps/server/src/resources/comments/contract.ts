import { type Static, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, named, nullable, Timestamp, Uuid } from '../../contract/schemas.ts'

/** The last frame that a number of the database can name. */
const maxFrame = 2_147_483_647
/** Farther out than any picture reaches. */
const farthest = 1_000_000

const Body = Type.String({ minLength: 1, maxLength: 5000, pattern: '\\S' })
const Pixels = Type.Number({ minimum: 0, maximum: farthest })

const Comment = named(
  'Comment',
  Type.Object({
    id: Uuid,
    mediaId: Uuid,
    /** the comment that it answers; null when it begins a thread */
    threadId: nullable(Uuid),
    /** null when they are gone */
    authorId: nullable(Uuid),
    authorName: Type.String(),
    body: Type.String(),
    /** image space; null: about the whole */
    x: nullable(Type.Number()),
    y: nullable(Type.Number()),
    /** index of the frame, from 0; null on images */
    frame: nullable(Type.Integer()),
    createdAt: Timestamp,
    /** null while it is open */
    resolvedAt: nullable(Timestamp),
    resolvedBy: nullable(Uuid),
  }),
)

const NewComment = Type.Object({
  body: Body,
  /** the comment that it answers, which has the place */
  threadId: Type.Optional(nullable(Uuid)),
  x: Type.Optional(nullable(Pixels)),
  y: Type.Optional(nullable(Pixels)),
  frame: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: maxFrame }))),
})
export type NewComment = Static<typeof NewComment>

const CommentChange = Type.Object({ body: Type.Optional(Body), resolved: Type.Optional(Type.Boolean()) })
export type CommentChange = Static<typeof CommentChange>

export const commentContract = {
  listComments: operation({
    method: 'GET',
    path: '/api/media/:mediaId/comments',
    summary: 'Comments on an image or a video, oldest first',
    params: ids('mediaId'),
    reply: Type.Array(Comment),
  }),
  createComment: operation({
    method: 'POST',
    path: '/api/media/:mediaId/comments',
    summary: 'Pin a comment on an image or a video, or answer one',
    params: ids('mediaId'),
    body: NewComment,
    reply: Comment,
  }),
  updateComment: operation({
    method: 'PATCH',
    path: '/api/comments/:commentId',
    summary: 'Change the words of an own comment, or resolve or reopen a thread',
    params: ids('commentId'),
    body: CommentChange,
    reply: Comment,
  }),
  deleteComment: operation({
    method: 'DELETE',
    path: '/api/comments/:commentId',
    summary: 'Delete a comment with its answers',
    params: ids('commentId'),
  }),
}
