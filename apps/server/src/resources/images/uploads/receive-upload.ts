import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { adoptFiles, disownFiles, newFileKey, removeUnownedFiles } from '../../../files/index.ts'
import { fillUpload, uploadById } from './queries.ts'

/**
 * Takes in the file of an upload; a second one replaces the first for as long as no image uses it. Whoever calls has
 * checked the link's signature. A file that does not arrive whole leaves nothing.
 * @param declaredBytes what the sender says of its length, to refuse before reading
 * @throws AppError `not_found`, `upload_expired`, `file_too_large`
 */
export async function receiveUpload(
  context: Context,
  uploadId: string,
  { body, declaredBytes }: { body: Readable; declaredBytes: number | undefined },
  signal: AbortSignal,
): Promise<void> {
  const { maxUploadBytes: limitBytes } = context.settings
  const upload = await uploadById(context.db, uploadId)
  if (!upload) throw new AppError('not_found', { what: 'upload', id: uploadId })
  if (upload.expiresAt < context.now()) throw new AppError('upload_expired', { uploadId })
  const tooLarge = new AppError('file_too_large', { name: `upload ${uploadId}`, limitBytes })
  if (declaredBytes !== undefined && declaredBytes > limitBytes) throw tooLarge
  const key = newFileKey(context, 'pictures')
  await disownFiles(context.db, [key], context.now())
  try {
    const file = await kept(context, key, body, tooLarge, signal)
    await fill(context, uploadId, { fileKey: key, ...file })
  } catch (error) {
    await removeUnownedFiles(context, [key])
    throw error
  }
}

async function kept(
  context: Context,
  key: string,
  body: Readable,
  tooLarge: AppError,
  signal: AbortSignal,
): Promise<{ bytes: number; checksum: Buffer }> {
  const hash = createHash('sha256')
  let received = 0
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      hash.update(chunk)
      done(received > context.settings.maxUploadBytes ? tooLarge : null, chunk)
    },
  })
  // Piped by hand: a pipeline would destroy the connection with the body, and nobody would read the refusal.
  body.once('error', error => measured.destroy(error))
  body.pipe(measured)
  const bytes = await context.files.put(key, measured, signal).catch((error: unknown) => {
    body.unpipe(measured)
    body.resume()
    if (!signal.aborted && !body.errored) throw error
    throw new AppError('invalid_input', { field: 'body', problem: 'did not arrive whole' }, { cause: error })
  })
  return { bytes, checksum: hash.digest() }
}

async function fill(
  context: Context,
  uploadId: string,
  file: { fileKey: string; bytes: number; checksum: Buffer },
): Promise<void> {
  const replaced = await context.db.transaction().execute(async transaction => {
    const filled = await fillUpload(transaction, uploadId, file)
    if (!filled) throw new AppError('not_found', { what: 'upload', id: uploadId })
    await adoptFiles(transaction, [file.fileKey])
    const old = filled.replaced === null ? [] : [filled.replaced]
    await disownFiles(transaction, old, context.now())
    return old
  })
  await removeUnownedFiles(context, replaced)
}
