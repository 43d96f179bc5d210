import type { Operation } from '../operation.ts'
import { batchOperations } from './batches.ts'
import { jobOperations } from './jobs.ts'
import { projectOperations } from './projects.ts'
import { resultOperations } from './results.ts'

/** What answers each operation of the table. */
export const operations: readonly Operation[] = [
  ...jobOperations,
  ...resultOperations,
  ...batchOperations,
  ...projectOperations,
]
