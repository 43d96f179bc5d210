import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type LabelClassRow, labelClassById } from './queries.ts'

/**
 * A label class that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findLabelClass(
  context: Context,
  actor: Actor,
  labelClassId: string,
  capability: Capability,
): Promise<LabelClassRow> {
  const found = await labelClassById(context.db, labelClassId)
  authorise(actor, found, capability, { what: 'label class', id: labelClassId })
  const { workspaceId: _, ...labelClass } = found
  return labelClass
}
