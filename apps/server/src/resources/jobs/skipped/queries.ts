import { may, roles } from '@gesso/core'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** By whom a job has been skipped at the step where it waits for whoever comes. */
export type SkippedBy = 'somebody' | 'everybody'

const labellers = roles.filter(role => may(role, 'do jobs') && !may(role, 'lead the work'))
const leads = roles.filter(role => may(role, 'do jobs') && may(role, 'lead the work'))

const waitsForAnybody = sql`job.state = 'waiting' and job.assignee_id is null and job.step_kind <> 'manual'`

const skips = sql`
  from job_visit skip
  where skip.job_id = job.id and skip.step = job.step and skip.outcome = 'skipped' and skip.offered_again_at is null`

/** Whether somebody has skipped a `job` that waits for whoever comes. */
export const skippedBySomebody = sql`(${waitsForAnybody} and exists (select ${skips}))`

/**
 * Whether the queue has a `job` for nobody, because it was skipped by everybody to whom it would give it: see `takers`.
 * @param projectId of the job
 */
export function stranded(projectId: string) {
  return sql`(${skippedBySomebody} and not exists (
    select from unnest(
      case job.step_kind when 'review' then array(${takers(projectId, ['review'])})
        else array(${takers(projectId, ['maker', 'manual'])}) end
    ) taker (person_id)
    where not taker.person_id = any(job.closed_to) and (job.group_id is null or exists (
      select from person_group_member where group_id = job.group_id and person_id = taker.person_id))))`
}

/**
 * Who does jobs of a project: its labellers, and of those who lead the work whoever has been at such a step of it. Others of
 * them could take any job, and never look.
 */
function takers(projectId: string, kinds: readonly string[]) {
  return sql`
    select member.person_id from project join member on member.workspace_id = project.workspace_id
    where project.id = ${projectId} and (member.role = any(${labellers}::text[])
      or member.role = any(${leads}::text[]) and exists (
        select from job_visit visit join job did on did.id = visit.job_id
        where visit.person_id = member.person_id and visit.step_kind = any(${kinds}::text[])
          and did.project_id = ${projectId}))`
}

/** That somebody skipped a job where it waits. */
export interface Skip {
  readonly personId: string | null
  readonly personName: string | null
  readonly reason: string | null
  /** ISO 8601 */
  readonly at: string
}

/** The skips of a job where it waits for whoever comes. */
export interface SkippedJob {
  readonly jobId: string
  /** whether the queue has it for nobody */
  readonly stranded: boolean
  /** oldest first */
  readonly skips: readonly Skip[]
}

/** Those of some jobs of a project that wait for whoever comes and that somebody has skipped there. */
export async function skippedJobs(
  db: Database,
  projectId: string,
  jobIds: readonly string[],
): Promise<SkippedJob[]> {
  const { rows } = await sql<SkippedJob>`
    select job.id as "jobId", ${stranded(projectId)} as stranded, (
      select json_agg(json_build_object('personId', each.person_id, 'personName', person.name,
        'reason', each.comment, 'at', each.ended_at) order by each.id)
      from (select skip.* ${skips}) each left join person on person.id = each.person_id
    ) as skips
    from job where job.project_id = ${projectId} and job.id = any(${jobIds}::uuid[]) and ${skippedBySomebody}
    order by job.id`.execute(db)
  return rows
}

/** Takes back that jobs are closed to whoever skipped them where they stand, from their next passage on. */
export async function forgetSkips(
  transaction: Database,
  jobIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update job_visit skip set offered_again_at = ${now} from job
    where job.id = any(${jobIds}::uuid[]) and skip.job_id = job.id and skip.step = job.step
      and skip.outcome = 'skipped' and skip.offered_again_at is null`.execute(transaction)
}
