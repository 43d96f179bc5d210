import { capabilityToSet, type MediaStatus } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { writeStatus } from '../images/index.ts'
import { findVideo } from './find-video.ts'
import type { VideoRow } from './queries.ts'

/**
 * Sets the status of a video; to say that it is accepted needs the capability for that.
 * @throws AppError `forbidden`, `not_found` for a custom status of another project
 */
export async function setVideoStatus(
  context: Context,
  actor: Actor,
  videoId: string,
  status: MediaStatus,
): Promise<VideoRow> {
  const video = await findVideo(context, actor, videoId, capabilityToSet(status))
  await writeStatus(context, actor, video, status)
  return findVideo(context, actor, videoId, 'read the workspace')
}
