import { type Route, route } from '../../contract/operation.ts'
import { activityTypeContract } from './contract.ts'
import { createActivityType } from './create-activity-type.ts'
import { deleteActivityType } from './delete-activity-type.ts'
import { listActivityTypes } from './list-activity-types.ts'
import { presentActivityType } from './present.ts'
import { updateActivityType } from './update-activity-type.ts'

/** Our own API over activity types. */
export const activityTypeRoutes: readonly Route[] = [
  route(activityTypeContract.listActivityTypes, async (context, { actor, params }) =>
    (await listActivityTypes(context, actor, params.projectId)).map(presentActivityType),
  ),
  route(activityTypeContract.createActivityType, async (context, { actor, params, body }) =>
    presentActivityType(await createActivityType(context, actor, params.projectId, body)),
  ),
  route(activityTypeContract.updateActivityType, async (context, { actor, params, body }) =>
    presentActivityType(await updateActivityType(context, actor, params.activityTypeId, body)),
  ),
  route(activityTypeContract.deleteActivityType, async (context, { actor, params }) => {
    await deleteActivityType(context, actor, params.activityTypeId)
  }),
]
