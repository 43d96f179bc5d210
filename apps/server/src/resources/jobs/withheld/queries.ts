import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { stranded } from '../skipped/queries.ts'

/**
 * Why the queue does not give somebody a job: it is the review of their own work; they skipped it, or everybody
 * did; it is for a group, or for
 * somebody whom a lead named or has yet to name; it is in another's hands; its pictures are not there yet.
 */
export type WithheldReason =
  | 'own'
  | 'skipped'
  | 'stranded'
  | 'group'
  | 'assigned'
  | 'manual'
  | 'held'
  | 'preparing'

/** Jobs that are not done and that somebody cannot have, counted by why, and where they stand. */
export interface WithheldRow {
  readonly reason: WithheldReason
  readonly workflowId: string
  readonly workflowName: string
  readonly step: string
  readonly stepName: string
  readonly count: number
}

/** What the queue withholds from somebody, most first. */
export async function withheldFrom(
  db: Database,
  projectId: string,
  personId: string,
): Promise<WithheldRow[]> {
  const { rows } = await sql<WithheldRow>`
    with open as (
      select id, workflow_id, workflow_version, step, step_kind, state, assignee_id, group_id, closed_to,
        ${personId}::uuid = any(closed_to) as closed
      from job
      where project_id = ${projectId} and state in ('preparing', 'waiting', 'held')
        and assignee_id is distinct from ${personId}::uuid
    ), judged as (
      select workflow_id, workflow_version, step, case
        when state <> 'waiting' then state
        when assignee_id is not null then 'assigned'
        when step_kind = 'manual' then 'manual'
        when closed and step_kind = 'review' and not exists (
          select from job_visit where job_id = job.id and person_id = ${personId} and job_visit.step = job.step
            and outcome = 'skipped' and offered_again_at is null) then 'own'
        when closed then case when ${stranded(projectId)} then 'stranded' else 'skipped' end
        when group_id is not null and not group_id = any(array(
          select group_id from person_group_member where person_id = ${personId})) then 'group'
      end as reason
      from open job
    )
    select reason, judged.workflow_id as "workflowId", workflow.name as "workflowName", judged.step,
      coalesce(named.name, judged.step) as "stepName", count(*)::int as count
    from judged join workflow on workflow.id = judged.workflow_id
    join workflow_version plan
      on plan.workflow_id = judged.workflow_id and plan.version = judged.workflow_version
    left join lateral (
      select each.name from json_to_recordset(plan.steps) as each (id text, name text) where each.id = judged.step
    ) named on true
    where reason is not null
    group by reason, judged.workflow_id, workflow.name, judged.step, named.name
    order by count(*) desc, reason, judged.workflow_id, judged.step, named.name`.execute(db)
  return rows
}
