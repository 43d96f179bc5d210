import type { Job } from '@gesso/client'

/** What a job is called: as whoever asked for it calls it, or as the image that was sent into the workflow. */
export function jobTitle({
  referenceId,
  mediaId,
  mediaName,
}: Pick<Job, 'referenceId' | 'mediaId' | 'mediaName'>): string {
  const sentFromHere = mediaId !== null && referenceId.startsWith(mediaId)
  return sentFromHere ? (mediaName ?? referenceId) : referenceId
}
