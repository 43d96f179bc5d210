import { type Route, route } from '../../contract/operation.ts'
import { presentRun } from '../../runs/index.ts'
import { duplicateContract } from './contract.ts'
import { removeDuplicates } from './remove-duplicates.ts'
import { startDuplicateSearch } from './start-duplicate-search.ts'

/** Our own API over duplicate labels; what follows the runs that find them is with the runs. */
export const duplicateRoutes: readonly Route[] = [
  route(duplicateContract.startDuplicateSearch, async (context, { actor, params, body }) =>
    presentRun(context, actor, await startDuplicateSearch(context, actor, params.projectId, body)),
  ),
  route(duplicateContract.removeDuplicates, (context, { actor, params, body }) =>
    removeDuplicates(context, actor, params.projectId, body.runId),
  ),
]
