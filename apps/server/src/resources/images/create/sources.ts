import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { adoptFiles, disownFiles, newFileKey, removeUnownedFiles } from '../../../files/index.ts'
import { anyAddress, fetchPicture, publicOnly } from '../../../pictures/index.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { takeUpload, uploadById } from '../uploads/queries.ts'

const fetchTimeoutMs = 30_000

/** A file in the store that an image is made of. */
export interface Source {
  readonly key: string
  readonly bytes: number
  readonly checksum: Buffer
  /** where the file comes from; null for an upload */
  readonly url: string | null
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
  timeoutMs = fetchTimeoutMs,
): Promise<Source> {
  const { maxUploadBytes: maxBytes, allowPrivateUrls } = context.settings
  const limits = {
    maxBytes,
    timeoutMs,
    problemOf: allowPrivateUrls ? anyAddress : publicOnly,
  }
  const key = newFileKey(context, 'pictures')
  await disownFiles(context.db, [key], context.now())
  const hash = createHash('sha256')
  const bytes = await fetchPicture(url, limits, signal, content =>
    context.files.put(key, Readable.from(hashing(content, hash))),
  ).catch(async (error: unknown) => {
    await removeUnownedFiles(context, [key])
    throw error
  })
  const take = async (transaction: Database) => {
    if (kept) await adoptFiles(transaction, [key])
  }
  return { key, bytes, checksum: hash.digest(), url, kept, take }
}

async function* hashing(content: Readable, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk)
    yield chunk
  }
}
