import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import { addImage, safeImageName } from '../images/index.ts'
import { createFrames } from '../videos/index.ts'
import { importer } from './importer.ts'
import { type ArrivedJob, type AttachmentRow, arrivedJobById, giveToMedia } from './queries.ts'

/** Thrown to undo a media of a job that has one. */
class Made extends Error {}

/**
 * Makes the image, or the video of frames, that a job is done on, out of its pictures; it is called as the job's reference
 * as far as a file can be. Frames that cannot be had stay in it with their problem.
 * @param pictures of the job, in their order; their sizes are known where they can be had
 * @returns the media's id; that of the one that somebody else made meanwhile, if so
 */
export async function makeMedia(
  context: Context,
  job: ArrivedJob,
  pictures: readonly AttachmentRow[],
): Promise<string> {
  const name = safeImageName(job.referenceId, job.id)
  const take = async (transaction: Database, mediaId: string) => {
    if (!(await giveToMedia(transaction, job.id, mediaId))) throw new Made()
  }
  const make = (wanted: string) =>
    isSequence(pictures)
      ? video(context, job, wanted, pictures, take)
      : image(context, job, wanted, pictures, take)
  try {
    return await make(name).catch(error => {
      if (!(error instanceof AppError) || error.code !== 'name_taken') throw error
      return make(`${[...name].slice(0, 200).join('')} (${job.id.slice(-12)})`)
    })
  } catch (error) {
    const made = error instanceof Made ? await arrivedJobById(context.db, job.id) : undefined
    if (made?.mediaId) return made.mediaId
    throw error
  }
}

/** Whether a job is about frames, be it only one, and not about an image. */
export function isSequence(pictures: readonly AttachmentRow[]): boolean {
  return pictures.length !== 1 || pictures.some(({ frameId }) => frameId !== null)
}

/** What a frame is called. */
export function frameNameOf({ frameId, place }: AttachmentRow): string {
  return frameId ?? String(place)
}

type Take = (transaction: Database, mediaId: string) => Promise<void>

async function image(
  context: Context,
  job: ArrivedJob,
  name: string,
  [picture]: readonly AttachmentRow[],
  take: Take,
): Promise<string> {
  if (!picture) throw new Error(`job ${job.id} has no picture`)
  const fields = {
    width: picture.width,
    height: picture.height,
    format: picture.format,
    mode: picture.mode,
    exif: picture.exif,
    bytes: picture.bytes,
    checksum: picture.checksum,
    fileKey: picture.fileKey,
    displayKey: picture.displayKey,
    thumbnailKey: picture.thumbnailKey,
    sourceUrl: picture.url,
    bucketId: null,
    bucketKey: null,
  }
  const dataset = { id: job.datasetId, projectId: job.projectId }
  const wanted = { name, externalId: job.referenceId }
  return addImage(context, importer(job), dataset, wanted, { fields, take })
}

async function video(
  context: Context,
  job: ArrivedJob,
  name: string,
  pictures: readonly AttachmentRow[],
  take: Take,
): Promise<string> {
  const frames = pictures.map(picture => {
    const known = picture.state === 'ready' && picture.width > 0
    const { checksum, fileKey, displayKey, thumbnailKey } = picture
    return {
      frameId: frameNameOf(picture),
      sourceUrl: picture.url,
      problem: picture.problem,
      width: known ? picture.width : null,
      height: known ? picture.height : null,
      format: picture.format || null,
      bytes: picture.bytes || null,
      checksum,
      fileKey,
      displayKey,
      thumbnailKey,
    }
  })
  const made = await createFrames(
    context,
    importer(job),
    job.projectId,
    { datasetId: job.datasetId, name, frames },
    take,
  )
  return made.id
}
