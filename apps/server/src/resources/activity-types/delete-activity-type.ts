import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findActivityType } from './find-activity-type.ts'
import { deleteActivityTypeRow } from './queries.ts'

/** Deletes an activity type and takes it off every segment; a segment that has no other goes with it. */
export async function deleteActivityType(
  context: Context,
  actor: Actor,
  activityTypeId: string,
): Promise<void> {
  await findActivityType(context, actor, activityTypeId, 'edit the taxonomy')
  await context.db.transaction().execute(transaction => deleteActivityTypeRow(transaction, activityTypeId))
}
