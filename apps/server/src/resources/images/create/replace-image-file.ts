import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { refusingTaken } from '../../../db/index.ts'
import { adoptFiles, disownFiles, removeUnownedFiles } from '../../../files/index.ts'
import type { Actor } from '../../access/index.ts'
import { checkTakesFiles, findProject } from '../../projects/index.ts'
import { findImage } from '../find-image.ts'
import { checkImageName } from '../image-name.ts'
import type { ImageRow } from '../queries.ts'
import { prepareFiles } from './prepare-files.ts'
import { type FileFields, lockedFilesOf, updateImageFile } from './queries.ts'
import { type Source, sourceFromUpload } from './sources.ts'

/**
 * Gives an image the file of an upload, and perhaps another name; its labels, tags and status stay.
 * @throws AppError as `createImage` does
 */
export async function replaceImageFile(
  context: Context,
  actor: Actor,
  imageId: string,
  input: { uploadId: string; name?: string | undefined; externalId?: string | null | undefined },
): Promise<ImageRow> {
  const image = await findImage(context, actor, imageId, 'manage images')
  checkTakesFiles(await findProject(context, actor, image.projectId, 'manage images'))
  const { name = image.name, externalId } = input
  checkImageName(name)
  const source = await sourceFromUpload(context, actor, image.projectId, input.uploadId)
  const { fields, madeKeys } = await prepareFiles(context, source, name)
  try {
    await giveFile(context, actor, image.id, { ...fields, name, externalId }, async transaction => {
      await source.take(transaction)
      await adoptFiles(transaction, madeKeys)
    })
  } catch (error) {
    await removeUnownedFiles(context, madeKeys)
    throw error
  }
  return findImage(context, actor, image.id, 'read the workspace')
}

/** Writes the row of an image that gets another file, and removes the files it had. */
export async function giveFile(
  context: Context,
  actor: Actor,
  imageId: string,
  fields: FileFields & { name: string; externalId: string | null | undefined },
  takeFiles: Source['take'],
): Promise<void> {
  const replaced = await refusingTaken(
    'media_name_unique',
    { field: 'name', name: fields.name },
    context.db.transaction().execute(async transaction => {
      await takeFiles(transaction)
      const before = await lockedFilesOf(transaction, imageId)
      if (!before) throw new AppError('not_found', { what: 'image', id: imageId })
      await updateImageFile(transaction, imageId, fields, actor, context.now())
      await disownFiles(transaction, before, context.now())
      return before
    }),
  )
  await removeUnownedFiles(context, replaced)
}
