import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context } from '../../../context.ts'
import type { RawReply } from '../../../contract/raw-route.ts'
import { contentTypeOf, fetchPicture } from '../../../pictures/index.ts'
import { fetchLimits } from '../fetch-limits.ts'
import type { ImageRow } from '../queries.ts'
import { harmless } from './serve-file.ts'

/**
 * Hands pages of ours a picture that stays at its owner's URL, for they must be able to read its pixels whatever its
 * owner's server says of other sites. It passes through and is not kept.
 * @throws AppError `url_refused`, `url_unreachable`
 */
export async function serveOwnersUrl(
  context: Context,
  { sourceUrl, name, format }: ImageRow,
  signal: AbortSignal,
): Promise<RawReply> {
  const body = new PassThrough()
  await new Promise<void>((begin, refuse) => {
    // What breaks off later ends the body, and so the reply.
    fetchPicture(sourceUrl ?? '', fetchLimits(context), signal, content => {
      begin()
      return pipeline(content, body)
    }).catch(refuse)
  })
  // Its owner may change it at any time, so browsers ask again before long.
  const headers = {
    ...harmless(name),
    'content-type': contentTypeOf(format),
    'cache-control': 'private, max-age=3600',
  }
  return { status: 200, headers, body }
}
