import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { adoptFiles, removeUnownedFiles } from '../../../files/index.ts'
import type { Actor } from '../../access/index.ts'
import { prepareFiles, type Source, sourceFromUpload } from '../../images/index.ts'
import { findProject } from '../../projects/index.ts'
import type { VideoRow } from '../queries.ts'
import { createFrames } from './create-frames.ts'
import type { FrameFields } from './queries.ts'

/** Pictures that were uploaded, in the order of the frames. */
export interface UploadedFrames {
  readonly datasetId: string
  readonly name: string
  readonly frameRate?: number | null | undefined
  readonly frames: readonly { readonly frameId: string; readonly uploadId: string }[]
}

/**
 * Makes a video of uploaded pictures; each is read to its last pixel before. What is refused leaves nothing, but the
 * uploads can be used again.
 * @throws AppError `not_found`, `invalid_input`, `name_taken`, and what the uploads and the pictures are refused for
 */
export async function createFromUploads(
  context: Context,
  actor: Actor,
  projectId: string,
  { frames, ...input }: UploadedFrames,
): Promise<VideoRow> {
  const project = await findProject(context, actor, projectId, 'upload images')
  const uploadIds = frames.map(frame => frame.uploadId.toLowerCase())
  const twice = uploadIds.findIndex((id, index) => uploadIds.indexOf(id) !== index)
  if (twice >= 0)
    throw new AppError('invalid_input', { field: `frames[${twice}].uploadId`, problem: 'is used twice' })
  const madeKeys: string[] = []
  const read: { readonly source: Source; readonly row: FrameFields }[] = []
  try {
    for (const { frameId, uploadId } of frames) {
      const source = await sourceFromUpload(context, actor, project.id, uploadId)
      const prepared = await prepareFiles(context, source, frameId)
      madeKeys.push(...prepared.madeKeys)
      const { width, height, format, bytes, checksum, fileKey, displayKey, thumbnailKey } = prepared.fields
      const files = { width, height, format, bytes, checksum, fileKey, displayKey, thumbnailKey }
      read.push({ source, row: { frameId, sourceUrl: '', problem: null, ...files } })
    }
    const rows = read.map(each => each.row)
    return await createFrames(context, actor, project.id, { ...input, frames: rows }, async transaction => {
      for (const { source } of read) await source.take(transaction)
      await adoptFiles(transaction, madeKeys)
    })
  } catch (error) {
    await removeUnownedFiles(context, madeKeys)
    throw error
  }
}
