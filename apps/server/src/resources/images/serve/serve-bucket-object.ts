import type { Context } from '../../../context.ts'
import type { RawReply } from '../../../contract/raw-route.ts'
import { contentTypeOf } from '../../../pictures/index.ts'
import { openBucketById } from '../../buckets/index.ts'
import type { Rendition } from '../image-urls.ts'
import type { ImageRow } from '../queries.ts'
import { harmless } from './serve-file.ts'

const lifetimeSeconds = 60 * 60

/**
 * Shows a picture that stays in its owner's bucket. Who asks for the original is sent there; pages of ours are handed it
 * through this server, for they must be able to read its pixels whatever the bucket says of other sites.
 * @throws AppError `not_found`, `bucket_failed`
 */
export async function serveBucketObject(
  context: Context,
  { bucketId, bucketKey, name, format }: ImageRow,
  rendition: Rendition,
  signal: AbortSignal,
): Promise<RawReply> {
  const bucket = await openBucketById(context, bucketId ?? '')
  const key = bucketKey ?? ''
  if (rendition === 'original') {
    const location = await bucket.signedUrl(key, lifetimeSeconds)
    const headers = { location, 'cache-control': 'no-store', 'access-control-allow-origin': '*' }
    return { status: 302, headers }
  }
  // Its owner may change it at any time, so browsers ask again before long.
  const headers = {
    ...harmless(name),
    'content-type': contentTypeOf(format),
    'cache-control': 'private, max-age=3600',
  }
  return { status: 200, headers, body: await bucket.read(key, signal) }
}
