import { type Route, route } from '../../contract/operation.ts'
import { statusContract } from './contract.ts'
import { createStatus } from './create-status.ts'
import { deleteStatus } from './delete-status.ts'
import { listStatuses } from './list-statuses.ts'
import { presentStatus } from './present.ts'
import { updateStatus } from './update-status.ts'

/** Our own API over custom statuses. */
export const statusRoutes: readonly Route[] = [
  route(statusContract.listStatuses, async (context, { actor, params }) =>
    (await listStatuses(context, actor, params.projectId)).map(presentStatus),
  ),
  route(statusContract.createStatus, async (context, { actor, params, body }) =>
    presentStatus(await createStatus(context, actor, params.projectId, body)),
  ),
  route(statusContract.updateStatus, async (context, { actor, params, body }) =>
    presentStatus(await updateStatus(context, actor, params.statusId, body)),
  ),
  route(statusContract.deleteStatus, async (context, { actor, params, query }) => {
    await deleteStatus(context, actor, params.statusId, query.moveTo)
  }),
]
