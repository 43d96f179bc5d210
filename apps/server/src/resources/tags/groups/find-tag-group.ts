import type { Capability } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { type TagGroupRow, tagGroupById } from './queries.ts'

/**
 * A tag group that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findTagGroup(
  context: Context,
  actor: Actor,
  tagGroupId: string,
  capability: Capability,
): Promise<TagGroupRow> {
  const group = await tagGroupById(context.db, tagGroupId)
  authorise(actor, group, capability, { what: 'tag group', id: tagGroupId })
  return group
}
