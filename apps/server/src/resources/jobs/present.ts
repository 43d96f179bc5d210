import type { ListedJob } from './list-jobs.ts'
import type { JobRow, JobWithVisits, VisitRow } from './queries.ts'

/** A job as the API shows it. */
export function presentJob(row: JobRow) {
  const { workspaceId: _, datasetId: __, createdBy: ___, facts: ____, given: _____, ...rest } = row
  const { resultStands: ______, ...job } = rest
  return {
    ...job,
    resultProblem: row.resultProblem && { ...row.resultProblem, nextAt: isoOf(row.resultProblem.nextAt) },
    leasedUntil: row.leasedUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
  }
}

/** A job as a list shows it. */
export function presentListed({ job, skips, stranded }: ListedJob) {
  const told = skips.map(skip => ({ ...skip, at: new Date(skip.at).toISOString() }))
  return { ...presentJob(job), skips: told, stranded }
}

/** A job with its plan and its visits. */
export function presentDetails({ job, plan, visits }: JobWithVisits) {
  const { facts, given } = job
  const steps = plan.steps.map(step => ({ ...step, reasons: [...step.reasons] }))
  const shown = { steps, routes: [...plan.routes] }
  return { ...presentJob(job), facts, given, plan: shown, visits: visits.map(presentVisit) }
}

function presentVisit({ jobId: _, beganAt, endedAt, reasons, ...visit }: VisitRow) {
  return {
    ...visit,
    reasons: [...reasons],
    beganAt: beganAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

/** A time as PostgreSQL writes it into JSON. */
function isoOf(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
