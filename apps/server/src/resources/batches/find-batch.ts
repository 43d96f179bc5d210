import { AppError, type Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type BatchRow, batchById, batchesAmong, datasetNamed, insertBatch } from './queries.ts'

/**
 * A batch that the actor may do something with, and how far it is.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findBatch(
  context: Context,
  actor: Actor,
  batchId: string,
  capability: Capability,
): Promise<BatchRow> {
  const batch = await batchById(context.db, batchId)
  authorise(actor, batch, capability, { what: 'batch', id: batchId })
  return batch
}

/**
 * The ids of the batches that new jobs name; the project's default by null, which is made where there is none yet.
 * @throws AppError `not_found`
 */
export async function findBatchesForJobs(
  context: Context,
  by: { readonly id: string },
  projectId: string,
  given: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, string>> {
  const ids = [...new Set(given.map(id => id?.toLowerCase() ?? null))]
  let found = await batchesAmong(context.db, projectId, ids)
  if (ids.includes(null) && !found.some(batch => batch.isDefault)) {
    await ensureDefaultBatch(context, by, projectId)
    found = await batchesAmong(context.db, projectId, ids)
  }
  return new Map(
    ids.map(id => {
      const batch = found.find(each => (id === null ? each.isDefault : each.id === id))
      if (!batch) throw new AppError('not_found', { what: 'batch', id })
      return [id, batch.id]
    }),
  )
}

const defaultName = 'Default batch'

/** Makes sure that a project has the batch of jobs that name no other. */
export async function ensureDefaultBatch(
  context: Context,
  by: { readonly id: string },
  projectId: string,
): Promise<void> {
  await context.db.transaction().execute(async transaction => {
    const dataset = { id: context.newId(), projectId, name: defaultName }
    const datasetId = await datasetNamed(transaction, dataset, context.now())
    const batch = {
      ...dataset,
      id: context.newId(),
      datasetId,
      label: null,
      description: null,
      isDefault: true,
    }
    await insertBatch(transaction, batch, by, context.now())
  })
}
