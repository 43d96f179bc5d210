import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findBucket } from './find-bucket.ts'
import { openBucket } from './open-bucket.ts'

/** What came of trying a bucket: `problem` is null when it can be read. */
export interface BucketTest {
  readonly problem: string | null
  /** the first object in it; null when it is empty or cannot be read */
  readonly firstKey: string | null
}

/** Tries whether a bucket can be listed, and its first object read. */
export async function testBucket(
  context: Context,
  actor: Actor,
  bucketId: string,
  signal?: AbortSignal,
): Promise<BucketTest> {
  const row = await findBucket(context, actor, bucketId, 'manage buckets')
  try {
    const bucket = await openBucket(context, row)
    for await (const page of bucket.list('', { pageSize: 10, signal })) {
      const first = page.find(object => object.bytes > 0)
      if (first) (await bucket.read(first.key, signal)).destroy()
      return { problem: null, firstKey: first?.key ?? null }
    }
    return { problem: null, firstKey: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    return { problem: error.message, firstKey: null }
  }
}
