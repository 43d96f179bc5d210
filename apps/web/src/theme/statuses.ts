import type { ImageStatus } from '@gesso/core'

/** How each status is said and coloured; colours are told apart by words too, so they need no contrast with each other. */
export const statusLooks: Readonly<Record<ImageStatus, { readonly title: string; readonly colour: string }>> =
  {
    NEW: { title: 'New', colour: '#a39c93' },
    'IN PROGRESS': { title: 'In progress', colour: '#3b86d8' },
    'TO REVIEW': { title: 'To review', colour: '#dd9414' },
    DONE: { title: 'Done', colour: '#37a261' },
    SKIPPED: { title: 'Skipped', colour: '#6d675f' },
    'AUTO-LABELLED': { title: 'Auto-labelled', colour: '#9168d8' },
    COMPLETED: { title: 'Completed', colour: '#12958f' },
  }
