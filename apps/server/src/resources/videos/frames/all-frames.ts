import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findVideo } from '../find-video.ts'
import { type FrameRow, framesAfter } from './queries.ts'

const perTurn = 1000

/** Every frame of a video that is made of pictures, in their order; a video with a file of its own has none. */
export async function allFrames(context: Context, actor: Actor, videoId: string): Promise<FrameRow[]> {
  const { id } = await findVideo(context, actor, videoId, 'read the workspace')
  const frames: FrameRow[] = []
  for (;;) {
    const found = await framesAfter(context.db, id, frames.at(-1)?.place ?? -1, perTurn)
    frames.push(...found)
    if (found.length < perTurn) return frames
  }
}
