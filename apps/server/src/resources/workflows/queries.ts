import type { Route, Step, StepKind } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A workflow as it is stored, with its newest plan and the workspace it lives in. */
export interface WorkflowRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly name: string
  readonly tag: string | null
  readonly isDefault: boolean
  readonly attachments: 'copy' | 'direct'
  readonly version: number
  readonly steps: readonly Step[]
  readonly routes: readonly Route[]
  readonly createdAt: Date
  readonly retiredAt: Date | null
}

function workflowsWhere(condition: RawBuilder<unknown>) {
  return sql<WorkflowRow>`
    select workflow.id, workflow.project_id as "projectId", project.workspace_id as "workspaceId", workflow.name,
      workflow.tag, workflow.is_default as "isDefault", workflow.attachments, workflow.version, newest.steps,
      newest.routes, workflow.created_at as "createdAt", workflow.retired_at as "retiredAt"
    from workflow join project on project.id = workflow.project_id
    join workflow_version newest on newest.workflow_id = workflow.id and newest.version = workflow.version
    where ${condition}
    order by workflow.retired_at is not null, not workflow.is_default, workflow.id`
}

/** The workflows of a project: the default first, retired ones last. */
export async function workflowsOfProject(db: Database, projectId: string): Promise<WorkflowRow[]> {
  return (await workflowsWhere(sql`workflow.project_id = ${projectId}`).execute(db)).rows
}

/** One workflow, whoever asks. */
export async function workflowById(db: Database, id: string): Promise<WorkflowRow | undefined> {
  return (await workflowsWhere(sql`workflow.id = ${id}`).execute(db)).rows[0]
}

/** Those of some workflows that are of a project, and its default where null is among the ids. */
export async function workflowsAmong(
  db: Database,
  projectId: string,
  ids: readonly (string | null)[],
): Promise<WorkflowRow[]> {
  const named = sql`workflow.id = any(${ids.filter(id => id !== null)}::uuid[])`
  const wanted = ids.includes(null) ? sql`(workflow.is_default or ${named})` : named
  return (await workflowsWhere(sql`workflow.project_id = ${projectId} and ${wanted}`).execute(db)).rows
}

/** The workflow of a project that has a tag. */
export async function workflowByTag(
  db: Database,
  projectId: string,
  tag: string,
): Promise<WorkflowRow | undefined> {
  const { rows } = await workflowsWhere(
    sql`workflow.project_id = ${projectId} and workflow.tag = ${tag}`,
  ).execute(db)
  return rows[0]
}

/** What a workflow is made from. */
export interface NewWorkflow {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly tag: string | null
  readonly isDefault: boolean
  readonly attachments: 'copy' | 'direct'
  readonly steps: readonly Step[]
  readonly routes: readonly Route[]
}

/**
 * Adds a workflow with the first version of its plan. Those who add one at the same moment wait for each other: else the
 * name of the default would be what they are refused for.
 * @returns false when it is a default and the project has one already
 */
export async function insertWorkflow(
  db: Database,
  workflow: NewWorkflow,
  by: { readonly id: string },
  now: Date,
): Promise<boolean> {
  const { id, projectId, name, tag, isDefault, attachments, steps, routes } = workflow
  const { rows } = await sql`
    with made as (
      insert into workflow (id, project_id, name, tag, is_default, attachments, version, created_at, created_by)
      select ${id}, project.id, ${name}, ${tag}, ${isDefault}, ${attachments}, 1, ${now}, ${by.id}
      from (select id from project where id = ${projectId} for no key update) project
      on conflict (project_id) where is_default do nothing returning id
    )
    insert into workflow_version (workflow_id, version, steps, routes, created_at, created_by)
    select made.id, 1, ${JSON.stringify(steps)}::json, ${JSON.stringify(routes)}::json, ${now}::timestamptz,
      ${by.id}::uuid from made returning version`.execute(db)
  return rows.length > 0
}

/** Keeps others from changing a workflow until the transaction ends. @returns its version */
export async function lockWorkflow(db: Database, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from workflow where id = ${id} for no key update`.execute(db)
  return rows[0]?.version
}

/** Sets the fields of a workflow, and which version of its plan is the newest. */
export async function updateWorkflowRow(
  db: Database,
  {
    id,
    name,
    tag,
    attachments,
    version,
  }: Omit<NewWorkflow, 'isDefault' | 'projectId' | 'steps' | 'routes'> & {
    version: number
  },
): Promise<void> {
  await db.updateTable('workflow').set({ name, tag, attachments, version }).where('id', '=', id).execute()
}

/** Adds a version of a workflow's plan. */
export async function insertVersion(
  db: Database,
  { id, version, steps, routes }: Pick<NewWorkflow, 'id' | 'steps' | 'routes'> & { version: number },
  by: { readonly id: string },
  now: Date,
): Promise<void> {
  const plan = { steps: JSON.stringify(steps), routes: JSON.stringify(routes) }
  await db
    .insertInto('workflow_version')
    .values({ workflow_id: id, version, ...plan, created_at: now, created_by: by.id })
    .execute()
}

/** Lets a workflow take no new jobs. */
export async function retireWorkflowRow(db: Database, id: string, now: Date): Promise<void> {
  await sql`
    update workflow set retired_at = coalesce(retired_at, ${now}) where id = ${id}`.execute(db)
}

/** How many jobs of a workflow stand at a step, by state; and what the step is called in the version that has it last. */
export interface StepCountRow {
  readonly step: string
  readonly kind: StepKind
  readonly name: string
  readonly state: string
  readonly count: number
}

/** How many jobs stand at each step of a workflow. */
export async function stepCountsOf(db: Database, workflowId: string): Promise<StepCountRow[]> {
  const { rows } = await sql<StepCountRow>`
    select job.step, job.state, sum(job.count)::int as count, last.kind, last.name
    from (
      select workflow_version, step, state, count(*) as count from job where workflow_id = ${workflowId}
      group by workflow_version, step, state
    ) job
    cross join lateral (
      select step.value ->> 'kind' as kind, step.value ->> 'name' as name
      from workflow_version, json_array_elements(steps) step
      where workflow_id = ${workflowId} and step.value ->> 'id' = job.step order by version desc limit 1
    ) last
    group by job.step, job.state, last.kind, last.name
    order by job.step, job.state`.execute(db)
  return rows
}

/** Those of some groups that are of a project's workspace. */
export async function groupsAmong(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_group.id from person_group join project using (workspace_id)
    where project.id = ${projectId} and person_group.id = any(${ids}::uuid[])`.execute(db)
  return rows.map(row => row.id)
}
