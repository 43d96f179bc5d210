import type { JobState } from '@gesso/core'
import type { StatusLook } from '../../theme/statuses.ts'

/** How the states of jobs are said and coloured, in the order of a job's life. */
export const jobStateLooks: Readonly<Record<JobState, StatusLook>> = {
  preparing: { title: 'Preparing', colour: '#a39c93' },
  waiting: { title: 'Waiting', colour: '#dd9414' },
  held: { title: 'In work', colour: '#3b86d8' },
  working: { title: 'Model at work', colour: '#9168d8' },
  done: { title: 'Done', colour: '#37a261' },
  failed: { title: 'Failed', colour: '#c4372d' },
}
