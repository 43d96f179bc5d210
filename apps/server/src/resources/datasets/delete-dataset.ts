import type { Context } from '../../context.ts'
import { disownFiles, removeUnownedFiles } from '../../files/index.ts'
import type { Actor } from '../access/index.ts'
import { findDataset } from './find-dataset.ts'
import { deleteDatasetRows } from './queries.ts'

/** Deletes a dataset with its images and their labels; the files follow once the rows are gone. */
export async function deleteDataset(context: Context, actor: Actor, datasetId: string): Promise<void> {
  await findDataset(context, actor, datasetId, 'manage datasets')
  const keys = await context.db.transaction().execute(async transaction => {
    const gone = await deleteDatasetRows(transaction, datasetId)
    await disownFiles(transaction, gone, context.now())
    return gone
  })
  await removeUnownedFiles(context, keys)
}
