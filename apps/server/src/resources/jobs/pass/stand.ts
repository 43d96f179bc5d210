import { AppError, type Arrival, arrivalAt, placeOf, type Step, stepOf, type WorkflowPlan } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import type { JobRow } from '../queries.ts'
import { type JudgedJob, type Passing, passJobs, type ShownStatus } from './queries.ts'

/** What becomes of a job in somebody's hands. */
export interface Passage {
  readonly job: JudgedJob
  /** how the stay ends that is under way */
  readonly outcome: Passing['outcome']
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
 * people or to the end. Their media show it. Jobs that have come into another stay since they were read stay as they are:
 * lock them, or look at what is returned.
 * @returns those that went, as they are now
 */
export async function passOn(
  { newId, now, log }: Pick<Context, 'newId' | 'now' | 'log'>,
  db: Database,
  passages: readonly Passage[],
  by: { readonly id: string | null },
): Promise<JobRow[]> {
  if (passages.length === 0) return []
  const arrivals = passages.map(passage => ({ passage, ...arrivalOf(passage) }))
  const past = arrivals.flatMap(({ passage, past }) =>
    past.map(step => ({ id: newId(), jobId: passage.job.id, step: step.id })),
  )
  const passings = arrivals.map(({ passage, step }) => passingTo(passage, step))
  const passed = await passJobs(db, passings, past, statusesOf(arrivals), by, now())
  if (past.length > 0 && passed.length > 0)
    log.warn({ jobs: past.length }, 'jobs came past steps of models, which run nothing yet')
  return passed
}

/** What media stand at; of one with several jobs what is furthest along. */
function statusesOf(arrivals: readonly { readonly passage: Passage; readonly step: Step }[]): ShownStatus[] {
  const shown = new Map<string, ShownStatus['status']>()
  for (const status of ['IN PROGRESS', 'TO REVIEW', 'DONE'] as const)
    for (const { passage, step } of arrivals)
      if (passage.job.mediaId !== null && !passage.quietly && statusAt(step) === status)
        shown.set(passage.job.mediaId, status)
  return [...shown].map(([mediaId, status]) => ({ mediaId, status }))
}

function arrivalOf({ job, to, facts = job.facts }: Passage): Arrival {
  const plan: WorkflowPlan = job
  const arrival = arrivalAt(plan, to ?? stepOf(plan, job.step), { id: job.id, facts })
  if (arrival) return arrival
  throw new AppError('job_step_unfit', { jobId: job.id, step: job.step, problem: 'leads nowhere' })
}

function passingTo(
  { job, outcome, seconds = 0, reasons = [], comment = null, assigneeId = null, facts = job.facts }: Passage,
  step: Step,
): Passing {
  const done = step.kind === 'end'
  return {
    id: job.id,
    visitId: job.visitId,
    outcome,
    seconds,
    reasons,
    comment,
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
