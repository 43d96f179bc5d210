import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Database, refusingTaken } from '../../../db/index.ts'
import type { Actor } from '../../access/index.ts'
import { findDataset } from '../../datasets/index.ts'
import { checkImageName } from '../../images/index.ts'
import type { Health } from '../contract.ts'
import { findVideo } from '../find-video.ts'
import type { VideoRow } from '../queries.ts'
import { type FrameFields, insertFrameVideo } from './queries.ts'

/** A video made of pictures that are here already, or that stay with their owner. */
export interface NewFrames {
  readonly datasetId: string
  readonly name: string
  /** in their order, at least one */
  readonly frames: readonly FrameFields[]
  /** frames a second, to play them by; null: nobody said */
  readonly frameRate?: number | null | undefined
}

/**
 * Makes a video out of pictures, one row a frame. It is UNHEALTHY where some frames have a problem, and in ERROR where all
 * have. A project of images takes one too: what a job asks for decides.
 * @param take what else is to happen in the same transaction: the frames' files are to be adopted there, or to lose the
 * owner that they had
 * @throws AppError `not_found`, `forbidden`, `invalid_input` for the name or for frames without a name of their own,
 * `name_taken`
 */
export async function createFrames(
  context: Context,
  actor: Actor,
  projectId: string,
  { datasetId, name, frames, frameRate = null }: NewFrames,
  take: (transaction: Database, videoId: string) => Promise<void> = async () => undefined,
): Promise<VideoRow> {
  const dataset = await findDataset(context, actor, datasetId, 'upload images')
  if (dataset.projectId !== projectId.toLowerCase())
    throw new AppError('not_found', { what: 'dataset', id: datasetId })
  checkImageName(name)
  checkFrames(frames)
  const id = context.newId()
  const video = { id, projectId: dataset.projectId, datasetId: dataset.id, name, frameRate, frames }
  const made = context.db.transaction().execute(async transaction => {
    await insertFrameVideo(transaction, { ...video, ...healthOf(frames) }, actor, context.now())
    await take(transaction, id)
  })
  await refusingTaken('media_name_unique', { field: 'name', name }, made)
  return findVideo(context, actor, id, 'read the workspace')
}

function checkFrames(frames: readonly FrameFields[]): void {
  if (frames.length === 0)
    throw new AppError('invalid_input', { field: 'frames', problem: 'must not be empty' })
  const seen = new Set<string>()
  for (const [index, { frameId }] of frames.entries()) {
    const problem = frameId === '' ? 'must not be empty' : `names frame "${frameId}" a second time`
    if (frameId === '' || seen.has(frameId))
      throw new AppError('invalid_input', { field: `frames[${index}].frameId`, problem })
    seen.add(frameId)
  }
}

function healthOf(frames: readonly FrameFields[]): { health: Health; problem: string | null } {
  const broken = frames.filter(frame => frame.problem !== null)
  const [first] = broken
  if (!first) return { health: 'OK', problem: null }
  const others = broken.length > 1 ? `, and ${broken.length - 1} more` : ''
  const problem = `frame "${first.frameId}" cannot be shown: ${first.problem}${others}`
  return { health: broken.length === frames.length ? 'ERROR' : 'UNHEALTHY', problem }
}
