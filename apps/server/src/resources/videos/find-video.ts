import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type VideoRow, videoById } from './queries.ts'

/**
 * A video that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findVideo(
  context: Context,
  actor: Actor,
  videoId: string,
  capability: Capability,
): Promise<VideoRow> {
  const video = await videoById(context.db, videoId)
  authorise(actor, video, capability, { what: 'video', id: videoId })
  return video
}
