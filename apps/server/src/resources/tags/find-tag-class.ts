import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type TagClassRow, tagClassById } from './queries.ts'

/**
 * A tag class that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findTagClass(
  context: Context,
  actor: Actor,
  tagClassId: string,
  capability: Capability,
): Promise<TagClassRow> {
  const tagClass = await tagClassById(context.db, tagClassId)
  authorise(actor, tagClass, capability, { what: 'tag class', id: tagClassId })
  return tagClass
}
