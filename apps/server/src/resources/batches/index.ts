/** @public */
export { createBatch } from './create-batch.ts'
/** @public */
export { findBatch, findBatchesForJobs } from './find-batch.ts'
/** @public */
export { listBatches } from './list-batches.ts'
export type { BatchRow } from './queries.ts'
export { batchRoutes } from './routes.ts'
