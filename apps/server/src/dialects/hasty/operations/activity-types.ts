import {
  type ActivityTypeRow,
  createActivityType,
  deleteActivityType,
  findActivityType,
  listActivityTypes,
  updateActivityType,
} from '../../../resources/activity-types/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import {
  ActivityType,
  ActivityTypeBody,
  activityTypeFromWire,
  wireActivityType,
} from '../translate/activity-type.ts'

export const activityTypeOperations = [
  operation(
    'listActivityTypes',
    { query: listQuery({}), reply: pageOf('ActivityTypePage', ActivityType) },
    async ({ context, actor, params, query }) =>
      pageFromAll(query, await listActivityTypes(context, actor, params.project_id), wireActivityType),
  ),
  operation(
    'createActivityType',
    { body: ActivityTypeBody, reply: ActivityType },
    async ({ context, actor, params, body }) =>
      wireActivityType(
        await createActivityType(context, actor, params.project_id, activityTypeFromWire(body)),
      ),
  ),
  operation('updateActivityType', { body: ActivityTypeBody, reply: ActivityType }, async call => {
    const { id } = await namedActivityType(call)
    const fields = activityTypeFromWire(call.body)
    return wireActivityType(await updateActivityType(call.context, call.actor, id, fields))
  }),
  operation('deleteActivityType', {}, async call => {
    const { id } = await namedActivityType(call)
    await deleteActivityType(call.context, call.actor, id)
  }),
]

type ActivityTypeCall = Call<ParamsOf<'deleteActivityType'>, unknown, unknown>

async function namedActivityType({ context, actor, params }: ActivityTypeCall): Promise<ActivityTypeRow> {
  const found = await findActivityType(context, actor, params.activity_type_id, 'read the workspace')
  return inProject(found, params.project_id, 'activity type')
}
