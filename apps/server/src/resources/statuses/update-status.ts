import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findStatus } from './find-status.ts'
import { type StatusEdit, type StatusRow, updateStatusRow } from './queries.ts'
import { statusColour, statusName } from './status-fields.ts'

/**
 * Renames, colours or reorders a custom status; what is left out stays.
 * @throws AppError `name_taken`
 */
export async function updateStatus(
  context: Context,
  actor: Actor,
  statusId: string,
  fields: StatusEdit,
): Promise<StatusRow> {
  const { id } = await findStatus(context, actor, statusId, 'change projects')
  const name = fields.name === undefined ? undefined : statusName(fields.name)
  const color = fields.color === undefined ? undefined : statusColour(fields.color)
  await refusingTaken(
    'custom_status_name_unique',
    { field: 'name', name: name ?? '' },
    updateStatusRow(context.db, id, { name, color, norder: fields.norder }),
  )
  return findStatus(context, actor, id, 'read the workspace')
}
