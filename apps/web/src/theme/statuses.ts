import { type ImageStatus, imageStatuses } from '@gesso/core'

/** How a status is said and coloured. */
export interface StatusLook {
  readonly title: string
  /** CSS */
  readonly colour: string
}

/** How each status is said and coloured; colours are told apart by words too, so they need no contrast with each other. */
export const statusLooks: Readonly<Record<ImageStatus, StatusLook>> = {
  NEW: { title: 'New', colour: '#a39c93' },
  'IN PROGRESS': { title: 'In progress', colour: '#3b86d8' },
  'TO REVIEW': { title: 'To review', colour: '#dd9414' },
  DONE: { title: 'Done', colour: '#37a261' },
  SKIPPED: { title: 'Skipped', colour: '#6d675f' },
  'AUTO-LABELLED': { title: 'Auto-labelled', colour: '#9168d8' },
  COMPLETED: { title: 'Completed', colour: '#12958f' },
}

/** How a status is shown where the statuses of its project are not known. */
export const otherLook: StatusLook = { title: 'Other', colour: '#b0764a' }

/** How many images of a project have which status; the project's own statuses are counted together. */
export function statusParts(project: {
  readonly statusCounts: Readonly<Record<string, number>>
  readonly imageCount: number
}): readonly (StatusLook & { readonly count: number })[] {
  const usual = imageStatuses.map(status => ({
    ...statusLooks[status],
    count: project.statusCounts[status] ?? 0,
  }))
  const others = project.imageCount - usual.reduce((sum, { count }) => sum + count, 0)
  return [...usual, { ...otherLook, count: others }]
}
