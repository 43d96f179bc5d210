import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findBucket } from './find-bucket.ts'
import { deleteBucketRow } from './queries.ts'

/** Forgets a bucket and its credentials; the bucket itself stays as it is. */
export async function deleteBucket(context: Context, actor: Actor, bucketId: string): Promise<void> {
  await findBucket(context, actor, bucketId, 'manage buckets')
  await deleteBucketRow(context.db, bucketId)
}
