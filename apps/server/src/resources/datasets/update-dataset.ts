import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findDataset } from './find-dataset.ts'
import { type DatasetRow, updateDatasetRow } from './queries.ts'

/**
 * Renames or reorders a dataset.
 * @throws AppError `name_taken`
 */
export async function updateDataset(
  context: Context,
  actor: Actor,
  datasetId: string,
  fields: { name?: string | undefined; norder?: number | undefined },
): Promise<DatasetRow> {
  await findDataset(context, actor, datasetId, 'manage datasets')
  const name = fields.name?.trim()
  await refusingTaken(
    'dataset_name_unique',
    { field: 'name', name: name ?? '' },
    updateDatasetRow(context.db, datasetId, { ...fields, name }),
  )
  return findDataset(context, actor, datasetId, 'read the workspace')
}
