import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type DatasetRow, datasetById } from './queries.ts'

/**
 * A dataset that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findDataset(
  context: Context,
  actor: Actor,
  datasetId: string,
  capability: Capability,
): Promise<DatasetRow> {
  const dataset = await datasetById(context.db, datasetId)
  authorise(actor, dataset, capability, { what: 'dataset', id: datasetId })
  return dataset
}
