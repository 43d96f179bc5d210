import type { JobDetails, Project } from '@gesso/client'
import type { Command } from '@gesso/editor'
import { createContext, useContext } from 'react'
import type { ShownDifference } from './difference/use-difference.ts'
import type { JobStanding } from './job-standing.ts'
import type { JobActions } from './use-job-actions.ts'

/** A job that a person stands before, and what they can do with it. */
export interface HeldJob {
  readonly job: JobDetails
  readonly standing: JobStanding
  readonly actions: JobActions
}

/** The job for which a page was opened, and what can be done with it. */
export interface AtJob extends HeldJob {
  readonly project: Project
  /** the same with their keys */
  readonly commands: readonly Command[]
  /** from an earlier version; undefined where versions are not kept */
  readonly difference?: ShownDifference
}

/** Provided by the page that was opened for a job. */
export const JobContext = createContext<AtJob | null>(null)

/** The job of the page; null where it was opened without one. */
export function useJob(): AtJob | null {
  return useContext(JobContext)
}
