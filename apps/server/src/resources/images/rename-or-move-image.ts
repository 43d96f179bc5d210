import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findDataset } from '../datasets/index.ts'
import { findImage } from './find-image.ts'
import { checkImageName } from './image-name.ts'
import { type ImageRow, updateImageRow } from './queries.ts'

/**
 * Renames an image, or moves it to another dataset of its project, or both.
 * @throws AppError `invalid_input` for a name no file can have, `name_taken` in the dataset, `not_found`
 */
export async function renameOrMoveImage(
  context: Context,
  actor: Actor,
  imageId: string,
  { name, datasetId }: { name?: string | undefined; datasetId?: string | undefined },
): Promise<ImageRow> {
  const image = await findImage(context, actor, imageId, 'manage images')
  if (name !== undefined) checkImageName(name)
  if (datasetId !== undefined) {
    const dataset = await findDataset(context, actor, datasetId, 'manage images')
    if (dataset.projectId !== image.projectId)
      throw new AppError('not_found', { what: 'dataset', id: datasetId })
  }
  await refusingTaken(
    'media_name_unique',
    { field: 'name', name: name ?? image.name },
    updateImageRow(context.db, imageId, { name, datasetId }, actor, context.now()),
  )
  return findImage(context, actor, imageId, 'read the workspace')
}
