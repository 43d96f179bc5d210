import type { BucketObject } from '../../buckets/index.ts'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findBucket } from './find-bucket.ts'
import { openBucket } from './open-bucket.ts'

/** Most objects of one answer. */
export const mostObjects = 1000

/**
 * The first objects of a bucket whose keys begin with a prefix, without the empty ones that stand for folders.
 * @returns `more`: whether there are others behind them
 * @throws AppError `bucket_failed`
 */
export async function listObjects(
  context: Context,
  actor: Actor,
  bucketId: string,
  { prefix = '', limit = 100 }: { prefix?: string | undefined; limit?: number | undefined },
  signal?: AbortSignal,
): Promise<{ objects: BucketObject[]; more: boolean }> {
  const bucket = await openBucket(context, await findBucket(context, actor, bucketId, 'import from buckets'))
  const objects: BucketObject[] = []
  for await (const page of bucket.list(prefix, { pageSize: Math.min(limit + 1, mostObjects), signal })) {
    objects.push(...page.filter(object => !isFolder(object)))
    if (objects.length > limit) break
  }
  return { objects: objects.slice(0, limit), more: objects.length > limit }
}

/** Whether an object is but a folder's name, as consoles of providers make them. */
export function isFolder({ key, bytes }: BucketObject): boolean {
  return key.endsWith('/') && bytes === 0
}
