import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type BucketRow, bucketById } from './queries.ts'

/**
 * A bucket that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findBucket(
  context: Context,
  actor: Actor,
  bucketId: string,
  capability: Capability,
): Promise<BucketRow> {
  const bucket = await bucketById(context.db, bucketId)
  authorise(actor, bucket, capability, { what: 'bucket', id: bucketId })
  return bucket
}
