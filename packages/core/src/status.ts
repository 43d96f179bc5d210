/** Statuses every image has; Hasty's DefaultStatus, same words. */
export const imageStatuses = [
  'NEW',
  'IN PROGRESS',
  'TO REVIEW',
  'DONE',
  'SKIPPED',
  'AUTO-LABELLED',
  'COMPLETED',
] as const

export type ImageStatus = (typeof imageStatuses)[number]

/** What a media stands at: one of the words that every project has, or the id of a custom status of its project. */
export type MediaStatus = string

/** Statuses that a person or an API may set; `AUTO-LABELLED` is set by automation alone. */
export const writableImageStatuses = [
  'NEW',
  'IN PROGRESS',
  'TO REVIEW',
  'DONE',
  'SKIPPED',
  'COMPLETED',
] as const satisfies readonly ImageStatus[]

/** Statuses that say 'accepted': setting them needs the capability `accept images`. */
export const acceptedImageStatuses = ['DONE', 'COMPLETED'] as const satisfies readonly ImageStatus[]

const defaults: readonly string[] = imageStatuses
const accepted: readonly string[] = acceptedImageStatuses

/** Whether a status is one of those that every project has. */
export function isDefaultStatus(status: MediaStatus): status is ImageStatus {
  return defaults.includes(status)
}

/** A status as media hold it: ids in lower case. */
export function storedStatus(status: MediaStatus): MediaStatus {
  return isDefaultStatus(status) ? status : status.toLowerCase()
}

/** What one must be allowed to do to set a status. */
export function capabilityToSet(status: MediaStatus): 'accept images' | 'set a status' {
  return accepted.includes(status) ? 'accept images' : 'set a status'
}
