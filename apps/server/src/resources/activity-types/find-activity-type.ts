import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type ActivityTypeRow, activityTypeById } from './queries.ts'

/**
 * An activity type that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findActivityType(
  context: Context,
  actor: Actor,
  activityTypeId: string,
  capability: Capability,
): Promise<ActivityTypeRow> {
  const activityType = await activityTypeById(context.db, activityTypeId)
  authorise(actor, activityType, capability, { what: 'activity type', id: activityTypeId })
  return activityType
}
