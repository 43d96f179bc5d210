import { AppError, type Arrival, arrivalAt, placeOf, type Step, stepOf, type WorkflowPlan } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { setStatusOfMedia } from '../../images/index.ts'
import {
  type Ending,
  endVisits,
  insertModelVisits,
  type LockedJob,
  type Standing,
  standJobs,
} from './queries.ts'

/** What becomes of a job in somebody's hands. */
export interface Passage {
  readonly job: LockedJob
  /** how the stay ends that is under way */
  readonly outcome: Ending['outcome']
  readonly seconds?: number
  readonly reasons?: readonly string[]
  readonly comment?: string | null
  /** where it goes; itself: it waits where it is */
  readonly to: Step | undefined
  /** for whom alone it waits there */
  readonly assigneeId?: string | null
  readonly facts?: Readonly<Record<string, unknown>>
  /** what the media stands at stays as it is */
  readonly quietly?: boolean
}

/**
 * Ends stays and lets jobs go where they go: past steps of models, which have nothing to run yet, to the next step of
 * people or to the end. Their media show it. Call it in the transaction that locked the jobs.
 */
export async function passOn(
  { newId, now, log }: Pick<Context, 'newId' | 'now' | 'log'>,
  transaction: Database,
  passages: readonly Passage[],
  by: { readonly id: string | null },
): Promise<void> {
  const arrivals = passages.map(passage => ({ passage, ...arrivalOf(passage) }))
  await endVisits(transaction, passages.flatMap(endingOf), now())
  await standJobs(
    transaction,
    arrivals.map(({ passage, step }) => standingAt(passage, step)),
    now(),
  )
  const past = arrivals.flatMap(({ passage, past }) =>
    past.map(step => ({ jobId: passage.job.id, step: step.id })),
  )
  if (past.length > 0)
    log.warn({ jobs: past.length }, 'jobs came past steps of models, which run nothing yet')
  const comment = 'this server runs no models yet'
  await insertModelVisits(
    transaction,
    past.map(visit => ({ ...visit, id: newId(), comment })),
    now(),
  )
  for (const status of ['IN PROGRESS', 'TO REVIEW', 'DONE'] as const) {
    const media = arrivals.flatMap(({ passage, step }) =>
      !passage.quietly && statusAt(step) === status ? (passage.job.mediaId ?? []) : [],
    )
    await setStatusOfMedia(transaction, media, status, by, now())
  }
}

function arrivalOf({ job, to, facts = job.facts }: Passage): Arrival {
  const plan: WorkflowPlan = job
  const arrival = arrivalAt(plan, to ?? stepOf(plan, job.step), { id: job.id, facts })
  if (arrival) return arrival
  throw new AppError('job_step_unfit', { jobId: job.id, step: job.step, problem: 'leads nowhere' })
}

function endingOf({ job, outcome, seconds = 0, reasons = [], comment = null }: Passage): Ending[] {
  return job.visitId === null ? [] : [{ visitId: job.visitId, outcome, seconds, reasons, comment }]
}

function standingAt({ job, assigneeId = null, facts = job.facts }: Passage, step: Step): Standing {
  const done = step.kind === 'end'
  return {
    id: job.id,
    state: done ? 'done' : 'waiting',
    step: step.id,
    kind: step.kind,
    place: placeOf(job, step.id),
    assigneeId: done ? null : assigneeId,
    groupId: step.groupId,
    othersWork: step.kind === 'review' && !step.ownWork,
    facts,
  }
}

function statusAt({ kind }: Step): 'IN PROGRESS' | 'TO REVIEW' | 'DONE' {
  if (kind === 'review') return 'TO REVIEW'
  return kind === 'end' ? 'DONE' : 'IN PROGRESS'
}
