import { storedStatus } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import { containing, type Database } from '../../../db/index.ts'
import type { VideoFilter } from '../contract.ts'
import { healthNow } from '../queries.ts'

/** A stretch of a list of videos. */
interface Stretch {
  /** from here on, itself not included */
  readonly after?: string | undefined
  readonly skip?: number
  readonly limit: number
}

/** The ids of a stretch of a project's videos, in the order they were made. */
export async function videoIds(
  db: Database,
  projectId: string,
  filter: VideoFilter,
  { after, skip = 0, limit }: Stretch,
): Promise<string[]> {
  const beyond = after === undefined ? sql`true` : sql`media.id > ${after}`
  const { rows } = await sql<{ id: string }>`
    select media.id from ${within(projectId, filter)} and ${beyond}
    order by media.id limit ${limit} offset ${skip}`.execute(db)
  return rows.map(row => row.id)
}

/** The ids whose places in a list of videos, counted from 1, are multiples of a step. */
export async function videoIdsEvery(
  db: Database,
  projectId: string,
  filter: VideoFilter,
  step: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select media.id, row_number() over (order by media.id) as place from ${within(projectId, filter)}
    ) placed where place % ${step} = 0 order by id`.execute(db)
  return rows.map(row => row.id)
}

/** What the counters know of the videos of some datasets and statuses: how many, and a text that differs after changes. */
export async function countedVideos(
  db: Database,
  projectId: string,
  { datasetId, status }: VideoFilter,
): Promise<{ total: number; stamp: string }> {
  const conditions = [
    sql`dataset.project_id = ${projectId} and media_count.kind = 'video'`,
    datasetId?.length ? sql`media_count.dataset_id = any(${datasetId}::uuid[])` : undefined,
    status?.length ? sql`media_count.status = any(${status.map(storedStatus)}::text[])` : undefined,
  ]
  const all = sql.join(
    conditions.filter(condition => condition !== undefined),
    sql` and `,
  )
  const { rows } = await sql<{ total: number; stamp: string }>`
    select coalesce(sum(count), 0)::int as total, coalesce(string_agg(
      concat_ws(' ', dataset_id, status, moves), ',' order by dataset_id, status, slot), '') as stamp
    from media_count join dataset on dataset.id = media_count.dataset_id where ${all}`.execute(db)
  return rows[0] ?? { total: 0, stamp: '' }
}

/** How many videos of a project a filter finds. */
export async function countVideos(db: Database, projectId: string, filter: VideoFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${within(projectId, filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

function within(projectId: string, filter: VideoFilter): RawBuilder<unknown> {
  const { datasetId, status, health, activityTypeId, name } = filter
  const conditions = [
    sql`media.project_id = ${projectId} and media.kind = 'video'`,
    datasetId?.length ? sql`media.dataset_id = any(${datasetId}::uuid[])` : undefined,
    status?.length ? sql`media.status = any(${status.map(storedStatus)}::text[])` : undefined,
    health?.length ? sql`${healthNow} = any(${health}::text[])` : undefined,
    activityTypeId?.length
      ? sql`exists (
          select from segment join segment_activity on segment_activity.segment_id = segment.id
          where segment.media_id = media.id and segment_activity.activity_type_id = any(${activityTypeId}::uuid[])
        )`
      : undefined,
    name ? sql`media.name ilike ${containing(name)}` : undefined,
  ]
  const all = sql.join(
    conditions.filter(condition => condition !== undefined),
    sql` and `,
  )
  // What runs and healths say is looked up only where it is asked for.
  const tablesOfHealth = health?.length
    ? sql`join video on video.media_id = media.id left join run on run.id = video.run_id`
    : sql``
  return sql`media ${tablesOfHealth} where ${all}`
}
