import { type Route, route } from '../../contract/operation.ts'
import { presentRun } from '../../runs/index.ts'
import { bucketImportContract } from './contract.ts'
import { startBucketImport } from './start-bucket-import.ts'

/** Our own API over imports from buckets; what follows their runs is with the runs. */
export const bucketImportRoutes: readonly Route[] = [
  route(bucketImportContract.startBucketImport, async (context, { actor, params, body }) =>
    presentRun(context, actor, await startBucketImport(context, actor, params.projectId, body)),
  ),
]
