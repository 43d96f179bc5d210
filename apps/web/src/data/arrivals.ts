import type { Attachment, JobDetails } from '@gesso/client'
import { api } from './client.ts'

/** How many pictures are loaded at once. */
const atOnce = 6

/** A picture of a job that this browser cannot load. */
export class PictureMissing extends Error {
  readonly picture: Attachment

  constructor(picture: Attachment, cause: unknown) {
    super(`${picture.url} cannot be loaded`, { cause })
    this.picture = picture
  }
}

/**
 * Lets the pictures of a job be labelled that stay with their owner: loads those whose size is needed, and tells the server,
 * which has not seen them. Of frames that no label came with the size is told when somebody sees them.
 * @param onLoaded is told how many of how many are loaded
 * @returns the job with its media
 * @throws PictureMissing, ApiError
 */
export async function letArrive(
  jobId: string,
  signal: AbortSignal,
  onLoaded: (loaded: number, all: number) => void,
): Promise<JobDetails> {
  const params = { jobId }
  const job = await api.getJob({ params }, signal)
  if (job.mediaId !== null) return job
  const pictures = (await api.listAttachments({ params }, signal)).filter(({ sizeNeeded }) => sizeNeeded)
  const left = [...pictures]
  const sizes: { place: number; width: number; height: number }[] = []
  const work = async () => {
    for (let picture = left.shift(); picture; picture = left.shift()) {
      sizes.push({ place: picture.place, ...(await sizeOf(picture, signal)) })
      onLoaded(sizes.length, pictures.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await api.tellSizes({ params, body: { sizes } }, signal)
  return api.getJob({ params }, signal)
}

/** Loaded as the annotator loads it: what it cannot read here it cannot show either. */
async function sizeOf(picture: Attachment, signal: AbortSignal): Promise<{ width: number; height: number }> {
  try {
    const reply = await fetch(picture.url, { signal })
    if (!reply.ok) throw new TypeError(`the picture answered ${reply.status}`)
    const bitmap = await createImageBitmap(await reply.blob())
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch (error) {
    signal.throwIfAborted()
    throw new PictureMissing(picture, error)
  }
}
