import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findVideo } from './find-video.ts'
import { type FrameTimes, frameTimesOf } from './queries.ts'

/** When each frame of a video begins; no frames until it is read. */
export async function getFrameTimes(context: Context, actor: Actor, videoId: string): Promise<FrameTimes> {
  const { id } = await findVideo(context, actor, videoId, 'read the workspace')
  return (await frameTimesOf(context.db, id)) ?? { firstUs: 0, lengthsUs: [] }
}
