import { type Route, route } from '../../contract/operation.ts'
import { commentContract } from './contract.ts'
import { createComment } from './create-comment.ts'
import { deleteComment } from './delete-comment.ts'
import { listComments } from './list-comments.ts'
import { presentComment } from './present.ts'
import { updateComment } from './update-comment.ts'

/** Our own API over comments. */
export const commentRoutes: readonly Route[] = [
  route(commentContract.listComments, async (context, { actor, params }) =>
    (await listComments(context, actor, params.mediaId)).map(presentComment),
  ),
  route(commentContract.createComment, async (context, { actor, params, body }) =>
    presentComment(await createComment(context, actor, params.mediaId, body)),
  ),
  route(commentContract.updateComment, async (context, { actor, params, body }) =>
    presentComment(await updateComment(context, actor, params.commentId, body)),
  ),
  route(commentContract.deleteComment, async (context, { actor, params }) => {
    await deleteComment(context, actor, params.commentId)
  }),
]
