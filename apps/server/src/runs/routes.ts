import { type Route, route } from '../contract/operation.ts'
import type { RawRoute } from '../contract/raw-route.ts'
import { cancelRun } from './cancel-run.ts'
import { runContract } from './contract.ts'
import { downloadRoute } from './downloads.ts'
import { findRun } from './find-run.ts'
import { listRuns } from './list-runs.ts'
import { presentRun } from './present.ts'

/** Our own API over runs of every kind; what starts one is with its kind. */
export const runRoutes: readonly Route[] = [
  route(runContract.listRuns, async (context, { actor, params, query }) => {
    const page = await listRuns(context, actor, params.projectId, query)
    return { ...page, items: page.items.map(run => presentRun(context, actor, run)) }
  }),
  route(runContract.getRun, async (context, { actor, params }) =>
    presentRun(context, actor, await findRun(context, actor, params.runId)),
  ),
  route(runContract.cancelRun, async (context, { actor, params }) =>
    presentRun(context, actor, await cancelRun(context, actor, params.runId)),
  ),
]

/** The files that runs made. */
export const runRawRoutes: readonly RawRoute[] = [downloadRoute]
