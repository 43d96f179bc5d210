import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { colourAfter, storedColour } from '../label-classes/index.ts'
import { findProject } from '../projects/index.ts'
import { findActivityType } from './find-activity-type.ts'
import { type ActivityTypeRow, countActivityTypes, insertActivityType } from './queries.ts'

/**
 * Makes an activity type.
 * @param input without a colour it gets the next one of the palette
 * @throws AppError `name_taken`
 */
export async function createActivityType(
  context: Context,
  actor: Actor,
  projectId: string,
  input: { name: string; color?: string | undefined; prefix?: string | null | undefined },
): Promise<ActivityTypeRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const id = context.newId()
  const name = input.name.trim()
  const { prefix = null } = input
  const color =
    input.color === undefined
      ? colourAfter(await countActivityTypes(context.db, projectId))
      : storedColour(input.color)
  await refusingTaken(
    'activity_type_name_unique',
    { field: 'name', name },
    insertActivityType(context.db, { id, projectId, name, color, prefix }, context.now()),
  )
  return findActivityType(context, actor, id, 'read the workspace')
}
