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
