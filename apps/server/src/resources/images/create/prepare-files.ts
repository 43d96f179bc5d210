import type { Context } from '../../../context.ts'
import { disownFiles, newFileKey, removeUnownedFiles } from '../../../files/index.ts'
import { readPicture } from '../../../pictures/index.ts'
import type { FileFields } from './queries.ts'
import type { Source } from './sources.ts'

/** An image's files, in the store and noted as unowned, with what was read from them. */
export interface PreparedFiles {
  readonly fields: FileFields
  /** those made here: thumbnail and perhaps a rendition */
  readonly madeKeys: readonly string[]
}

/**
 * Reads a file as a picture and keeps what browsers are shown of it.
 * @throws AppError `file_empty`, `picture_unreadable`, `picture_too_large`; nothing is left then
 */
export async function prepareFiles(context: Context, source: Source, name: string): Promise<PreparedFiles> {
  const { thumbnail, display, ...seen } = await context.files.atPath(source.key, path =>
    readPicture(path, name, source.bytes, context.settings.maxPixels),
  )
  const thumbnailKey = newFileKey(context, 'pictures', 'webp')
  const displayKey = display ? newFileKey(context, 'pictures', display.extension) : null
  const madeKeys = [thumbnailKey, ...(displayKey ? [displayKey] : [])]
  await disownFiles(context.db, madeKeys, context.now())
  try {
    await context.files.put(thumbnailKey, thumbnail)
    if (display && displayKey) await context.files.put(displayKey, display.content)
  } catch (error) {
    await removeUnownedFiles(context, madeKeys)
    throw error
  }
  const staysAt = source.kept ? undefined : source.bucket
  const fields: FileFields = {
    ...seen,
    bytes: source.bytes,
    checksum: source.checksum,
    fileKey: source.kept ? source.key : null,
    sourceUrl: source.url,
    bucketId: staysAt?.id ?? null,
    bucketKey: staysAt?.key ?? null,
    displayKey,
    thumbnailKey,
  }
  return { fields, madeKeys }
}
