import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type KeypointSchemaRow, keypointSchemaById } from './queries.ts'

/**
 * A keypoint schema that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findKeypointSchema(
  context: Context,
  actor: Actor,
  keypointSchemaId: string,
  capability: Capability,
): Promise<KeypointSchemaRow> {
  const schema = await keypointSchemaById(context.db, keypointSchemaId)
  authorise(actor, schema, capability, { what: 'keypoint schema', id: keypointSchemaId })
  return schema
}
