import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findVideo } from '../find-video.ts'
import type { VideoRow } from '../queries.ts'
import { queueReading } from './create-video.ts'
import { restartVideo } from './queries.ts'

/** Thrown to undo the run that was queued for a video that is being read already. */
class BeingRead extends Error {}

/**
 * Has a video read once more; one that is being read is left to it. Its segments stay.
 * @throws AppError `invalid_input` for one that is made of pictures
 */
export async function readVideoAgain(context: Context, actor: Actor, videoId: string): Promise<VideoRow> {
  const video = await findVideo(context, actor, videoId, 'upload images')
  if (video.madeOfFrames)
    throw new AppError('invalid_input', { field: 'videoId', problem: 'is made of pictures, and has no file' })
  const queued = context.db.transaction().execute(async transaction => {
    const runId = await queueReading(context, transaction, actor, video)
    if (!(await restartVideo(transaction, video.id, runId))) throw new BeingRead()
  })
  await queued.catch((error: unknown) => {
    if (!(error instanceof BeingRead)) throw error
  })
  return findVideo(context, actor, video.id, 'read the workspace')
}
