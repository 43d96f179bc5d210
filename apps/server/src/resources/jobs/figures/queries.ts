import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** A review that accepted, and what it accepted, before and after. */
export interface UncomparedVisit {
  readonly id: string
  readonly mediaId: string
  readonly revisionFrom: number
  readonly revisionTo: number
  readonly width: number | null
  readonly height: number | null
  /** of a video; null of an image */
  readonly frames: number | null
}

/** Some reviews of a project that accepted, and have not been compared yet. */
export async function uncomparedVisits(
  db: Database,
  projectId: string,
  limit: number,
): Promise<UncomparedVisit[]> {
  const { rows } = await sql<UncomparedVisit>`
    select job_visit.id, media.id as "mediaId", revision_from as "revisionFrom", revision_to as "revisionTo",
      media.width, media.height, case media.kind when 'video' then greatest(video.duration_frames, 1) end as frames
    from job_visit join job on job.id = job_visit.job_id join media on media.id = job.media_id
      left join video on video.media_id = media.id
    where job.project_id = ${projectId} and outcome = 'accepted' and agreement is null
    order by job_visit.id limit ${limit}`.execute(db)
  return rows
}

/** How many reviews of a project that accepted have not been compared yet. */
export async function countUncompared(db: Database, projectId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from job_visit join job on job.id = job_visit.job_id
    where job.project_id = ${projectId} and outcome = 'accepted' and agreement is null
      and job.media_id is not null`.execute(db)
  return rows[0]?.count ?? 0
}

/** Notes how far versions agree. */
export async function noteAgreements(
  db: Database,
  found: readonly { readonly id: string; readonly agreement: number; readonly iou: number | null }[],
): Promise<void> {
  await sql`
    update job_visit set agreement = given.agreement, iou = given.iou
    from json_to_recordset(${JSON.stringify(found)}::json) as given (id uuid, agreement float8, iou float8)
    where job_visit.id = given.id`.execute(db)
}

/** Of which time, and of which jobs. */
export interface FigureFilter {
  readonly since?: Date | undefined
  readonly until?: Date | undefined
  readonly batchId?: string | undefined
  readonly workflowId?: string | undefined
}

/** What somebody did in a project. */
export interface FigureRow {
  readonly personId: string
  readonly name: string
  /** stays that ended with work handed on */
  readonly submitted: number
  readonly accepted: number
  readonly rejected: number
  readonly skipped: number
  /** active, in seconds: at making, and at reviewing */
  readonly secondsMaking: number
  readonly secondsReviewing: number
  readonly labelsAdded: number
  readonly labelsUpdated: number
  readonly labelsRemoved: number
  /** of what they made: how much was reviewed, and how much of that sent back */
  readonly ownReviewed: number
  readonly ownRejected: number
  /** of what they made and others accepted: how much was compared, and how far it agrees on average */
  readonly ownCompared: number
  readonly agreement: number | null
  readonly iou: number | null
}

/** What everybody did in a project, by name. Who did nothing is left out. */
export async function figuresOf(
  db: Database,
  projectId: string,
  { since, until, batchId, workflowId }: FigureFilter,
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    with visit as materialized (
      select job_visit.* from job_visit join job on job.id = job_visit.job_id
      where job.project_id = ${projectId} and ended_at is not null and person_id is not null
        and (${since ?? null}::timestamptz is null or ended_at >= ${since ?? null})
        and (${until ?? null}::timestamptz is null or ended_at < ${until ?? null})
        and (${batchId ?? null}::uuid is null or job.batch_id = ${batchId ?? null})
        and (${workflowId ?? null}::uuid is null or job.workflow_id = ${workflowId ?? null})
    ), own as (
      select visit.person_id, count(*) as reviewed, count(*) filter (where review.outcome = 'rejected') as rejected,
        count(review.agreement) as compared, avg(review.agreement) as agreement, avg(review.iou) as iou
      from visit cross join lateral (
        select outcome, agreement, iou from job_visit review
        where review.job_id = visit.job_id and review.id > visit.id and review.step_kind = 'review'
          and review.outcome in ('accepted', 'rejected')
          and not exists (
            select from job_visit later where later.job_id = visit.job_id and later.id > visit.id
              and later.id < review.id and later.step_kind = 'maker' and later.outcome = 'submitted')
        order by review.id limit 1
      ) review
      where visit.step_kind = 'maker' and visit.outcome = 'submitted' group by visit.person_id
    ), did as (
      select person_id, count(*) filter (where outcome = 'submitted') as submitted,
        count(*) filter (where outcome = 'accepted') as accepted,
        count(*) filter (where outcome = 'rejected') as rejected,
        count(*) filter (where outcome = 'skipped') as skipped,
        sum(seconds_active) filter (where step_kind <> 'review') as making,
        sum(seconds_active) filter (where step_kind = 'review') as reviewing,
        sum(labels_added) as added, sum(labels_updated) as updated, sum(labels_removed) as removed
      from visit group by person_id
    )
    select did.person_id as "personId", person.name, did.submitted::int, did.accepted::int, did.rejected::int,
      did.skipped::int, coalesce(did.making, 0)::int as "secondsMaking",
      coalesce(did.reviewing, 0)::int as "secondsReviewing", did.added::int as "labelsAdded",
      did.updated::int as "labelsUpdated", did.removed::int as "labelsRemoved",
      coalesce(own.reviewed, 0)::int as "ownReviewed", coalesce(own.rejected, 0)::int as "ownRejected",
      coalesce(own.compared, 0)::int as "ownCompared", own.agreement, own.iou
    from did join person on person.id = did.person_id left join own on own.person_id = did.person_id
    order by person.name, person.id`.execute(db)
  return rows
}
