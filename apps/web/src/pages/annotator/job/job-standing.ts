import type { JobDetails, JobVisit } from '@gesso/client'

/** How a person stands to a job: whether it is in their hands, and what they can do. */
export type JobStanding =
  | { readonly at: 'mine'; readonly review: boolean }
  | { readonly at: 'to take' }
  | { readonly at: 'with another'; readonly name: string }
  | { readonly at: 'elsewhere'; readonly words: string }

/** How a person stands to a job. */
export function standingOf(job: JobDetails, personId: string): JobStanding {
  const own = job.assigneeId === personId
  if (job.state === 'held' && own) return { at: 'mine', review: job.stepKind === 'review' }
  if (job.state === 'held') return { at: 'with another', name: job.assigneeName ?? 'Somebody' }
  if (job.state === 'waiting') {
    if (job.assigneeId === null || own) return { at: 'to take' }
    return { at: 'elsewhere', words: `Waits for ${job.assigneeName ?? 'somebody else'}` }
  }
  return { at: 'elsewhere', words: words[job.state] }
}

const words = {
  preparing: 'Its pictures are being fetched',
  working: 'A model is at it',
  done: 'Done',
  failed: 'Failed',
} as const

/** The rejection that a job came back with; undefined when the last word was another one. */
export function lastRejection({ visits, stepKind }: JobDetails): JobVisit | undefined {
  if (stepKind === 'review') return undefined
  const said = visits.findLast(
    ({ outcome }) => outcome === 'rejected' || outcome === 'submitted' || outcome === 'accepted',
  )
  return said?.outcome === 'rejected' ? said : undefined
}

/** The stays after which labels stood as somebody left them on purpose, newest first. */
export function versionsOf({ visits }: JobDetails): readonly JobVisit[] {
  const versions = visits.filter(
    ({ revisionTo, outcome }) =>
      revisionTo !== null && (outcome === 'submitted' || outcome === 'accepted' || outcome === 'rejected'),
  )
  return versions.toReversed()
}

/** What somebody did with a job, e.g. `Ann submitted (Label)`. */
export function visitWords({ personName, outcome, stepKind }: JobVisit): string {
  return `${personName ?? 'Somebody'} ${outcome ?? 'is at it'}${stepKind === 'review' ? ' (review)' : ''}`
}
