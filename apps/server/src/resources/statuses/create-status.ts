import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { findStatus } from './find-status.ts'
import { countStatuses, insertStatus, type StatusEdit, type StatusRow } from './queries.ts'
import { statusColour, statusColourAfter, statusName } from './status-fields.ts'

/**
 * Makes a custom status.
 * @param input without `norder` it comes after the last, without a colour it gets one
 * @throws AppError `name_taken`
 */
export async function createStatus(
  context: Context,
  actor: Actor,
  projectId: string,
  input: StatusEdit & { readonly name: string },
): Promise<StatusRow> {
  await findProject(context, actor, projectId, 'change projects')
  const id = context.newId()
  const name = statusName(input.name)
  const color =
    input.color === undefined
      ? statusColourAfter(await countStatuses(context.db, projectId))
      : statusColour(input.color)
  const status = { id, projectId, name, color, norder: input.norder }
  await refusingTaken(
    'custom_status_name_unique',
    { field: 'name', name },
    insertStatus(context.db, status, context.now()),
  )
  return findStatus(context, actor, id, 'read the workspace')
}
