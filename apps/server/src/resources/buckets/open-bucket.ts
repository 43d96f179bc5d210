import type { Bucket } from '../../buckets/index.ts'
import type { Context } from '../../context.ts'
import type { BucketRow } from './queries.ts'
import { openedSettings } from './settings.ts'

/**
 * Opens a bucket with its credentials; whoever calls has looked whether the actor may.
 * @throws AppError `secret_unreadable`
 */
export function openBucket(context: Context, bucket: BucketRow): Promise<Bucket> {
  const id = `${bucket.id} ${bucket.updatedAt.toISOString()}`
  return context.buckets.open(id, bucket.provider, () => openedSettings(context, bucket))
}
