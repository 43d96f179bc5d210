import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findJob } from '../jobs/index.ts'
import { labelJob, neededPictures } from './label-job.ts'
import { makeMedia } from './make-media.ts'
import {
  type AttachmentRow,
  arrivedJobById,
  attachmentsOf,
  forgetArrivals,
  setSizes,
  setVisitRevision,
} from './queries.ts'

/** How large a picture is that stays with its owner. */
export interface ToldSize {
  /** of the picture among those of the job, from 0 */
  readonly place: number
  readonly width: number
  readonly height: number
}

/**
 * Makes the media of a job whose pictures stay with their owner, when the first browser that loaded them tells how large they
 * are; what others tell later changes nothing.
 * @param sizes of all pictures of the job that `neededPictures` names, or of more
 * @returns the media's id
 * @throws AppError `not_found`, `forbidden`, `invalid_input`, and what the labels that came with the job are refused for
 */
export async function tellSizes(
  context: Context,
  actor: Actor,
  jobId: string,
  sizes: readonly ToldSize[],
): Promise<string> {
  const { id } = await findJob(context, actor, jobId, 'do jobs')
  const job = await arrivedJobById(context.db, id)
  if (job?.mediaId) return job.mediaId
  if (!job?.direct || job.state === 'preparing')
    throw new AppError('invalid_input', {
      field: 'jobId',
      problem: 'is of a job whose pictures are not loaded here',
    })
  const pictures = (await attachmentsOf(context.db, id)).filter(({ role }) => role === 'picture')
  checkSizes(sizes, pictures, neededPictures(job, pictures))
  await setSizes(context.db, id, sizes)
  const attachments = await attachmentsOf(context.db, id)
  const mediaId = await makeMedia(
    context,
    job,
    attachments.filter(({ role }) => role === 'picture').map(asItSeems),
  )
  const revision = await labelJob(context, job, mediaId, attachments)
  await context.db.transaction().execute(async transaction => {
    if (revision !== undefined) await setVisitRevision(transaction, id, revision)
    await forgetArrivals(transaction, id)
  })
  return mediaId
}

function checkSizes(
  sizes: readonly ToldSize[],
  pictures: readonly AttachmentRow[],
  needed: ReadonlySet<AttachmentRow>,
): void {
  const places = new Set(sizes.map(({ place }) => place))
  const missing = [...needed].find(({ place }) => !places.has(place))
  if (missing)
    throw new AppError('invalid_input', {
      field: 'sizes',
      problem: `must tell of picture ${missing.place} as well`,
    })
  const beyond = sizes.findIndex(({ place }) => !pictures.some(picture => picture.place === place))
  if (beyond >= 0 || places.size < sizes.length)
    throw new AppError('invalid_input', {
      field: `sizes[${Math.max(beyond, 0)}].place`,
      problem: `must be one of the ${pictures.length} pictures of the job, each once`,
    })
}

const formats = [
  [/\.jpe?g$/i, 'JPEG'],
  [/\.png$/i, 'PNG'],
  [/\.webp$/i, 'WEBP'],
  [/\.gif$/i, 'GIF'],
  [/\.tiff?$/i, 'TIFF'],
  [/\.avif$/i, 'AVIF'],
] as const

/** Nobody here has seen the file: its name says what it is taken for. */
function asItSeems(picture: AttachmentRow): AttachmentRow {
  const { pathname } = new URL(picture.url)
  const format = formats.find(([ending]) => ending.test(pathname))?.[1] ?? ''
  return { ...picture, format }
}
