import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findDataset } from '../datasets/index.ts'
import { checkImageName, updateImageRow } from '../images/index.ts'
import { findVideo } from './find-video.ts'
import type { VideoRow } from './queries.ts'

/**
 * Renames a video, or moves it to another dataset of its project, or both.
 * @throws AppError `invalid_input` for a name no file can have, `name_taken` in the dataset, `not_found`
 */
export async function renameOrMoveVideo(
  context: Context,
  actor: Actor,
  videoId: string,
  fields: { name?: string | undefined; datasetId?: string | undefined },
): Promise<VideoRow> {
  const video = await findVideo(context, actor, videoId, 'manage images')
  const { name = video.name, datasetId = video.datasetId } = fields
  checkImageName(name)
  const dataset = await findDataset(context, actor, datasetId, 'manage images')
  if (dataset.projectId !== video.projectId)
    throw new AppError('not_found', { what: 'dataset', id: datasetId })
  await refusingTaken(
    'media_name_unique',
    { field: 'name', name },
    updateImageRow(context.db, videoId, { name, datasetId }, actor, context.now()),
  )
  return findVideo(context, actor, videoId, 'read the workspace')
}
