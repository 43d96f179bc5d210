import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { findDataset } from './find-dataset.ts'
import { type DatasetRow, insertDataset } from './queries.ts'

/**
 * Makes a dataset.
 * @param input without `norder` it comes after the last
 * @throws AppError `name_taken`
 */
export async function createDataset(
  context: Context,
  actor: Actor,
  projectId: string,
  input: { name: string; norder?: number | undefined },
): Promise<DatasetRow> {
  await findProject(context, actor, projectId, 'manage datasets')
  const id = context.newId()
  const name = input.name.trim()
  await refusingTaken(
    'dataset_name_unique',
    { field: 'name', name },
    insertDataset(context.db, { id, projectId, name, norder: input.norder }, context.now()),
  )
  return findDataset(context, actor, id, 'read the workspace')
}
