import { type Route, route } from '../../contract/operation.ts'
import { changeBatch } from './change-batch.ts'
import { batchContract } from './contract.ts'
import { createBatch } from './create-batch.ts'
import { findBatch } from './find-batch.ts'
import { listBatches } from './list-batches.ts'
import type { BatchRow } from './queries.ts'

/** Our own API over batches. */
export const batchRoutes: readonly Route[] = [
  route(batchContract.listBatches, async (context, { actor, params, query }) => {
    const page = await listBatches(context, actor, params.projectId, query)
    return { ...page, items: page.items.map(presentBatch) }
  }),
  route(batchContract.createBatch, async (context, { actor, params, body }) =>
    presentBatch(await createBatch(context, actor, params.projectId, body)),
  ),
  route(batchContract.getBatch, async (context, { actor, params }) =>
    presentBatch(await findBatch(context, actor, params.batchId, 'read the workspace')),
  ),
  route(batchContract.changeBatch, async (context, { actor, params, body }) =>
    presentBatch(await changeBatch(context, actor, params.batchId, body)),
  ),
]

function presentBatch({ workspaceId: _, createdAt, ...row }: BatchRow) {
  return { ...row, createdAt: createdAt.toISOString() }
}
