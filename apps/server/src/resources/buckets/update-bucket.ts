import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findBucket } from './find-bucket.ts'
import { type BucketRow, updateBucketRow } from './queries.ts'
import { type BucketInput, sealedSettings } from './settings.ts'

/**
 * Renames a bucket, or replaces how it is reached as a whole: a secret is never sent to a place that was entered
 * without it.
 * @param input without a provider only the name changes
 * @throws AppError `invalid_input` naming the field
 */
export async function updateBucket(
  context: Context,
  actor: Actor,
  bucketId: string,
  { name, settings }: { readonly name?: string | undefined; readonly settings?: BucketInput | undefined },
): Promise<BucketRow> {
  const bucket = await findBucket(context, actor, bucketId, 'manage buckets')
  const fields = settings ? sealedSettings(context, bucket, settings) : bucket
  const { provider, place, secret } = fields
  const changed = { provider, place, secret, name: name?.trim() ?? bucket.name }
  await updateBucketRow(context.db, bucketId, changed, context.now())
  return findBucket(context, actor, bucketId, 'manage buckets')
}
