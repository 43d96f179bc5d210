import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { adoptFiles, disownFiles, newFileKey, removeUnownedFiles } from '../../../files/index.ts'
import { fetchPicture } from '../../../pictures/index.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { findBucket, openBucket } from '../../buckets/index.ts'
import { fetchLimits } from '../fetch-limits.ts'
import { takeUpload, uploadById } from '../uploads/queries.ts'

/** A file in the store that an image is made of. */
export interface Source {
  readonly key: string
  readonly bytes: number
  readonly checksum: Buffer
  /** where the file comes from; null for an upload and for an object of a bucket */
  readonly url: string | null
  /** the object of a bucket that it is; left out for all others */
  readonly bucket?: { readonly id: string; readonly key: string }
  /** whether the image keeps the file, or only what is made of it */
  readonly kept: boolean
  /** makes the file the image's own, in the transaction that writes the image; it throws when somebody else has it now */
  take(transaction: Database): Promise<void>
}

/**
 * The file of an upload.
 * @throws AppError `not_found`, `upload_expired`, `upload_not_received`
 */
export async function sourceFromUpload(
  context: Context,
  actor: Actor,
  projectId: string,
  uploadId: string,
): Promise<Source> {
  const found = await uploadById(context.db, uploadId)
  const upload = found?.projectId === projectId ? found : undefined
  authorise(actor, upload, 'upload images', { what: 'upload', id: uploadId })
  const { fileKey: key, bytes, checksum } = upload
  if (upload.expiresAt < context.now()) throw new AppError('upload_expired', { uploadId })
  if (key === null || bytes === null || checksum === null)
    throw new AppError('upload_not_received', { uploadId })
  const take = async (transaction: Database) => {
    if (await takeUpload(transaction, uploadId, key)) return
    throw new AppError('not_found', { what: 'upload', id: uploadId })
  }
  return { key, bytes, checksum, url: null, kept: true, take }
}

/**
 * Fetches a file; it is noted as unowned until it is taken.
 * @param kept whether the image is to keep a copy
 * @throws AppError `url_refused`, `url_unreachable`, `file_too_large`
 */
export async function sourceFromUrl(
  context: Context,
  url: string,
  kept: boolean,
  signal: AbortSignal | undefined,
  timeoutMs?: number,
): Promise<Source> {
  const limits = fetchLimits(context, timeoutMs)
  const file = await received(context, kept, keep => fetchPicture(url, limits, signal, keep))
  return { ...file, url, kept }
}

/**
 * Reads an object of a bucket; it is noted as unowned until it is taken.
 * @param kept whether the image is to keep a copy
 * @throws AppError `not_found`, `forbidden`, `bucket_failed`, `file_too_large`
 */
export async function sourceFromBucket(
  context: Context,
  actor: Actor,
  { id, key, workspaceId }: { readonly id: string; readonly key: string; readonly workspaceId: string },
  kept: boolean,
  signal: AbortSignal | undefined,
): Promise<Source> {
  const row = await findBucket(context, actor, id, 'import from buckets')
  if (row.workspaceId !== workspaceId) throw new AppError('not_found', { what: 'bucket', id })
  const bucket = await openBucket(context, row)
  const file = await received(context, kept, async keep => {
    const content = await bucket.read(key, signal)
    let failure: unknown
    content.once('error', error => {
      failure = error
    })
    return keep(content).catch(error => {
      if (error !== failure || signal?.aborted) throw error
      throw new AppError('bucket_failed', { problem: 'the object broke off' }, { cause: error })
    })
  })
  return { ...file, url: null, bucket: { id, key }, kept }
}

/** Puts a file that comes from elsewhere into the store, noted as unowned until it is taken. */
async function received(
  context: Context,
  kept: boolean,
  receive: (keep: (content: Readable) => Promise<number>) => Promise<number>,
): Promise<Pick<Source, 'key' | 'bytes' | 'checksum' | 'take'>> {
  const key = newFileKey(context, 'pictures')
  await disownFiles(context.db, [key], context.now())
  const hash = createHash('sha256')
  const measure = { hash, limitBytes: context.settings.maxUploadBytes }
  const bytes = await receive(content =>
    context.files.put(key, Readable.from(measured(content, measure))),
  ).catch(async (error: unknown) => {
    await removeUnownedFiles(context, [key])
    throw error
  })
  const take = async (transaction: Database) => {
    if (kept) await adoptFiles(transaction, [key])
  }
  return { key, bytes, checksum: hash.digest(), take }
}

async function* measured(
  content: Readable,
  { hash, limitBytes }: { hash: Hash; limitBytes: number },
): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new AppError('file_too_large', { name: 'the file', limitBytes })
    hash.update(chunk)
    yield chunk
  }
}
