import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { storedColour } from '../label-classes/index.ts'
import { findActivityType } from './find-activity-type.ts'
import { type ActivityTypeRow, updateActivityTypeRow } from './queries.ts'

/**
 * Changes the given fields of an activity type.
 * @throws AppError `name_taken`
 */
export async function updateActivityType(
  context: Context,
  actor: Actor,
  activityTypeId: string,
  fields: { name?: string | undefined; color?: string | undefined; prefix?: string | null | undefined },
): Promise<ActivityTypeRow> {
  const before = await findActivityType(context, actor, activityTypeId, 'edit the taxonomy')
  const name = fields.name?.trim() ?? before.name
  const color = fields.color === undefined ? before.color : storedColour(fields.color)
  const prefix = fields.prefix === undefined ? before.prefix : fields.prefix
  await refusingTaken(
    'activity_type_name_unique',
    { field: 'name', name },
    updateActivityTypeRow(context.db, activityTypeId, { name, color, prefix }),
  )
  return findActivityType(context, actor, activityTypeId, 'read the workspace')
}
