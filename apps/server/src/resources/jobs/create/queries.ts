import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** A job to add. */
export interface InsertedJob {
  readonly id: string
  readonly batchId: string
  readonly workflowId: string
  readonly workflowVersion: number
  readonly mediaId?: string
  readonly referenceId: string
  readonly step: string
  readonly priority: number
  readonly frames: number
  readonly facts: Readonly<Record<string, boolean>>
  readonly given: Readonly<Record<string, unknown>>
  readonly prelabels: { readonly labels: readonly unknown[]; readonly masks: readonly unknown[] } | null
  readonly attachments: readonly { readonly frameId: string | null; readonly url: string }[]
}

/**
 * Adds jobs that are being prepared, with the pictures that they ask for: one statement.
 * @returns the references of those that were added; others are there already
 */
export async function insertJobs(
  db: Database,
  projectId: string,
  jobs: readonly InsertedJob[],
  by: { readonly id: string },
  now: Date,
): Promise<ReadonlySet<string>> {
  // In the order of the references: two lists with some in common wait for each other one way only.
  const { rows } = await sql<{ referenceId: string }>`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(jobs)}::json) as given (id uuid, "batchId" uuid,
        "workflowId" uuid, "workflowVersion" integer, "mediaId" uuid, "referenceId" text, step text,
        priority smallint, frames integer, facts jsonb, given json, prelabels json, attachments json)
    ), made as (
      insert into job (id, project_id, batch_id, workflow_id, workflow_version, media_id, reference_id, state, step,
        step_kind, step_place, priority, frames, facts, given, prelabels, created_at, created_by, updated_at)
      select id, ${projectId}, "batchId", "workflowId", "workflowVersion", "mediaId", "referenceId", 'preparing',
        step, 'start', 0, priority, frames, facts, given, prelabels, ${now}, ${by.id}, ${now}
      from given order by "referenceId"
      on conflict on constraint job_reference_unique do nothing
      returning id, reference_id
    ), pictures as (
      insert into attachment (job_id, place, frame_id, url, state, next_at)
      select made.id, picture.place - 1, picture.value ->> 'frameId', picture.value ->> 'url', 'waiting',
        ${now}::timestamptz
      from made join given using (id)
      cross join lateral json_array_elements(given.attachments) with ordinality as picture (value, place)
    )
    select reference_id as "referenceId" from made`.execute(db)
  return new Set(rows.map(row => row.referenceId))
}

/** The jobs of a project by some of their references. */
export async function idsOfReferences(
  db: Database,
  projectId: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; referenceId: string }>`
    select id, reference_id as "referenceId" from job
    where project_id = ${projectId} and reference_id = any(${references}::text[])`.execute(db)
  return new Map(rows.map(row => [row.referenceId, row.id]))
}

/** Whether the taxonomy of a project is locked. */
export async function isTaxonomyLocked(db: Database, projectId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select taxonomy_locked as locked from project where id = ${projectId}`.execute(db)
  return rows[0]?.locked ?? false
}

/** A media that is sent into a workflow. */
export interface SentMedia {
  readonly id: string
  /** 1 for an image */
  readonly frames: number
  /** how many jobs were done on it before */
  readonly jobs: number
  /** one that is not finished */
  readonly openJobId: string | null
}

/** Those of some media that are of a project; nobody else sends them anywhere until the transaction ends. */
export async function lockMediaToSend(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<SentMedia[]> {
  await sql`select from media where id = any(${ids}::uuid[]) order by id for no key update`.execute(db)
  const { rows } = await sql<SentMedia>`
    select media.id, coalesce(nullif((select count(*) from frame where media_id = media.id), 0),
      video.duration_frames, 1)::int as frames,
      (select count(*)::int from job where media_id = media.id) as jobs,
      (select id from job where media_id = media.id and state not in ('done', 'failed') limit 1) as "openJobId"
    from media left join video on video.media_id = media.id
    where media.project_id = ${projectId} and media.id = any(${ids}::uuid[]) order by media.id`.execute(db)
  return rows
}
