import type { JobDetails } from '@gesso/client'
import { createContext, useContext } from 'react'
import type { ShownDifference } from './difference/use-difference.ts'
import type { JobStanding } from './job-standing.ts'
import type { JobActions } from './use-job-actions.ts'

/** The job for which a page of the annotator was opened, and what can be done with it. */
export interface AtJob {
  readonly job: JobDetails
  readonly standing: JobStanding
  readonly actions: JobActions
  readonly difference: ShownDifference
}

/** Provided by the annotator where it was opened for a job. */
export const JobContext = createContext<AtJob | null>(null)

/** The job of the page; null where it was opened without one. */
export function useJob(): AtJob | null {
  return useContext(JobContext)
}
