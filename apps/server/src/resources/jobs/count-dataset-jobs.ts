import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findDataset } from '../datasets/index.ts'
import { type DatasetJobs, jobsOfDataset } from './queries.ts'

/** How many jobs go when a dataset is deleted. @throws AppError `not_found` */
export async function countDatasetJobs(
  context: Context,
  actor: Actor,
  datasetId: string,
): Promise<DatasetJobs> {
  const { id } = await findDataset(context, actor, datasetId, 'read the workspace')
  return jobsOfDataset(context.db, id)
}
