import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type AttributeRow, attributeById } from './queries.ts'

/**
 * An attribute that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findAttribute(
  context: Context,
  actor: Actor,
  attributeId: string,
  capability: Capability,
): Promise<AttributeRow> {
  const found = await attributeById(context.db, attributeId)
  authorise(actor, found, capability, { what: 'attribute', id: attributeId })
  return found
}
