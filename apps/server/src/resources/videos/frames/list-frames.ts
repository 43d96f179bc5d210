import { Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { keyOfCursor, pageFrom } from '../../../contract/cursor.ts'
import type { Page, PageQuery } from '../../../contract/schemas.ts'
import type { Actor } from '../../access/index.ts'
import { findVideo } from '../find-video.ts'
import { countOfFrames, type FrameRow, framesAfter } from './queries.ts'

/** The frames of a video that is made of pictures, in their order; a video with a file of its own has none. */
export async function listFrames(
  context: Context,
  actor: Actor,
  videoId: string,
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<FrameRow>> {
  const video = await findVideo(context, actor, videoId, 'read the workspace')
  const after = keyOfCursor(Type.Integer(), cursor) ?? -1
  const rows = await framesAfter(context.db, video.id, after, limit + 1)
  return { ...pageFrom(rows, limit, frame => frame.place), total: await countOfFrames(context.db, video.id) }
}
