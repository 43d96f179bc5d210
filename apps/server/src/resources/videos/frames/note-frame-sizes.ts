import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findVideo } from '../find-video.ts'
import { countOfFrames, noteSizes } from './queries.ts'

/** What was seen of a frame. */
export interface FrameSize {
  readonly place: number
  readonly width: number
  readonly height: number
}

/**
 * Notes how large frames are that stay with their owners: whoever shows them first knows. A size that is known stays, so
 * that nobody moves labels by it.
 * @throws AppError `not_found`, `forbidden`, `invalid_input` for a frame that the video does not have
 */
export async function noteFrameSizes(
  context: Context,
  actor: Actor,
  videoId: string,
  sizes: readonly FrameSize[],
): Promise<void> {
  const { id } = await findVideo(context, actor, videoId, 'edit labels')
  const count = await countOfFrames(context.db, id)
  const beyond = sizes.findIndex(size => size.place >= count)
  if (beyond >= 0)
    throw new AppError('invalid_input', {
      field: `sizes[${beyond}].place`,
      problem: `must be the place of one of the ${count} frames`,
    })
  await context.db.transaction().execute(transaction => noteSizes(transaction, id, sizes))
}
