import { AppError } from '@gesso/core'
import type { Bucket } from '../../buckets/index.ts'
import type { Context } from '../../context.ts'
import { type BucketRow, bucketById } from './queries.ts'
import { openedSettings } from './settings.ts'

/**
 * Opens a bucket with its credentials; whoever calls has looked whether the actor may.
 * @throws AppError `secret_unreadable`
 */
export function openBucket(context: Context, bucket: BucketRow): Promise<Bucket> {
  const id = `${bucket.id} ${bucket.updatedAt.toISOString()}`
  return context.buckets.open(id, bucket.provider, () => openedSettings(context, bucket))
}

/**
 * Opens the bucket of an id, for those whose permission is a signed link.
 * @throws AppError `not_found`, `secret_unreadable`
 */
export async function openBucketById(context: Context, bucketId: string): Promise<Bucket> {
  const bucket = await bucketById(context.db, bucketId)
  if (!bucket) throw new AppError('not_found', { what: 'bucket', id: bucketId })
  return openBucket(context, bucket)
}
