import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { violatedConstraint } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findBucket } from './find-bucket.ts'
import { countMediaInBucket, deleteBucketRow } from './queries.ts'

/**
 * Forgets a bucket and its credentials; the bucket itself stays as it is.
 * @throws AppError `bucket_in_use` for as long as images have their files there
 */
export async function deleteBucket(context: Context, actor: Actor, bucketId: string): Promise<void> {
  const { name } = await findBucket(context, actor, bucketId, 'manage buckets')
  try {
    await deleteBucketRow(context.db, bucketId)
  } catch (error) {
    if (violatedConstraint(error) !== 'media_bucket_fk') throw error
    const count = await countMediaInBucket(context.db, bucketId)
    throw new AppError('bucket_in_use', { name, count }, { cause: error })
  }
}
