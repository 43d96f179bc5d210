import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type StatusRow, statusById } from './queries.ts'

/**
 * A custom status that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findStatus(
  context: Context,
  actor: Actor,
  statusId: string,
  capability: Capability,
): Promise<StatusRow> {
  const status = await statusById(context.db, statusId)
  authorise(actor, status, capability, { what: 'status', id: statusId })
  return status
}
