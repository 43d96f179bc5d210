import { storedStatus } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import { containing } from '../../../db/index.ts'
import { type ImageConditions, type Topic, topicsOfImages } from './conditions.ts'

/** A stretch of a list. */
interface Stretch {
  /** from here on, itself not included */
  readonly after?: string | undefined
  /** up to here, itself not included */
  readonly before?: string | undefined
  /** nearest to `before` first */
  readonly backwards?: boolean
  readonly skip?: number
  readonly limit: number
}

/**
 * The ids of a stretch of a project's images, in the order they were made. With a condition on datasets or statuses they
 * are read cell by cell (one dataset, one status), each in the index's order, and merged: so a page costs the same
 * wherever its rows lie in the project.
 */
export async function imageIds(
  db: Database,
  projectId: string,
  conditions: ImageConditions,
  { after, before, backwards = false, skip = 0, limit }: Stretch,
): Promise<string[]> {
  const order = backwards ? sql`desc` : sql`asc`
  const within = allOf([
    sql`media.kind = 'image'`,
    ...narrowing(conditions),
    after === undefined ? undefined : sql`media.id > ${after}`,
    before === undefined ? undefined : sql`media.id < ${before}`,
  ])
  const query = readsCells(conditions)
    ? sql<{ id: string }>`
      select page.id from (${cellsOf(projectId, conditions)}) cell cross join lateral (
        select media.id from media
        where media.dataset_id = cell.dataset_id and media.status = cell.status and ${within}
        order by media.id ${order} limit ${skip + limit}
      ) page order by page.id ${order} limit ${limit} offset ${skip}`
    : sql<{ id: string }>`
      select media.id from media where media.project_id = ${projectId} and ${within}
      order by media.id ${order} limit ${limit} offset ${skip}`
  return (await query.execute(db)).rows.map(row => row.id)
}

/** The ids whose places in a list of images, counted from 1, are multiples of a step. */
export async function imageIdsEvery(
  db: Database,
  projectId: string,
  conditions: ImageConditions,
  step: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select media.id, row_number() over (order by media.id) as place ${found(projectId, conditions)}
    ) placed where place % ${step} = 0 order by id`.execute(db)
  return rows.map(row => row.id)
}

/** How many images of a project lie under some conditions, between two ids where they are given. */
export async function countImages(
  db: Database,
  projectId: string,
  conditions: ImageConditions,
  { after, before }: { after?: string | undefined; before?: string | undefined } = {},
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${found(
      projectId,
      conditions,
      after === undefined ? undefined : sql`media.id > ${after}`,
      before === undefined ? undefined : sql`media.id < ${before}`,
    )}`.execute(db)
  return rows[0]?.count ?? 0
}

function found(
  projectId: string,
  conditions: ImageConditions,
  ...between: (RawBuilder<unknown> | undefined)[]
): RawBuilder<unknown> {
  const within = allOf([sql`media.kind = 'image'`, ...narrowing(conditions), ...between])
  return readsCells(conditions)
    ? sql`from (${cellsOf(projectId, conditions)}) cell join media
        on media.dataset_id = cell.dataset_id and media.status = cell.status and ${within}`
    : sql`from media where media.project_id = ${projectId} and ${within}`
}

/**
 * What the counters know of a list of images.
 * @returns a text that differs whenever any image has entered or left since; and how many images it has, undefined
 * where that is to be counted
 */
export async function stateOfList(
  db: Database,
  projectId: string,
  conditions: ImageConditions,
): Promise<{ total: number | undefined; stamp: string }> {
  const { rows } = await sql<{ total: number; stamp: string }>`
    select coalesce(sum(count), 0)::int as total,
      md5(coalesce(string_agg(concat_ws(' ', dataset_id, status, moves), ',' order by dataset_id, status), ''))
        as stamp
    from (${cellsOf(projectId, conditions)}) cell`.execute(db)
  const { total, stamp } = rows[0] ?? { total: 0, stamp: '' }
  if (narrowing(conditions).length === 0) return { total, stamp }
  const moves = await movesOf(db, projectId, topicsOfImages(conditions))
  return { total: undefined, stamp: `${stamp} ${moves}` }
}

/** A text that differs whenever anything of some topics has changed in a project since. */
export async function movesOf(db: Database, projectId: string, topics: readonly Topic[]): Promise<string> {
  const counted = topics.map(topic =>
    topic === 'label'
      ? sql`(select sum(moves) from label_move where project_id = ${projectId})`
      : sql`(select sum(moves) from list_move where project_id = ${projectId} and topic = ${topic})`,
  )
  const { rows } = await sql<{ moves: string }>`
    select concat_ws(' ', ${sql.join([sql`''`, ...counted.map(sum => sql`coalesce(${sum}, 0)`)])}) as moves`.execute(
    db,
  )
  return rows[0]?.moves ?? ''
}

function cellsOf(projectId: string, { datasetId, status }: ImageConditions): RawBuilder<unknown> {
  return sql`
    select media_count.dataset_id, media_count.status, sum(media_count.count) as count,
      sum(media_count.moves) as moves
    from media_count join dataset on dataset.id = media_count.dataset_id
    where ${allOf([
      sql`dataset.project_id = ${projectId} and media_count.kind = 'image'`,
      datasetId?.length ? sql`media_count.dataset_id = any(${datasetId}::uuid[])` : undefined,
      status?.length ? sql`media_count.status = any(${status.map(storedStatus)}::text[])` : undefined,
    ])}
    group by media_count.dataset_id, media_count.status`
}

function readsCells({ datasetId, status }: ImageConditions): boolean {
  return Boolean(datasetId?.length || status?.length)
}

/** Whether an image lacks a tag of a group of its project that requires one. */
const missingTagsOf = sql`exists (
  select from tag_group where tag_group.project_id = media.project_id and tag_group.is_required
    and not exists (
      select from media_tag join tag_class on tag_class.id = media_tag.tag_class_id
      where media_tag.media_id = media.id and tag_class.tag_group_id = tag_group.id))`

/** Whether an image lacks a value that is required: one of its own, or one of a label by its class. */
const missingAttributesOf = sql`(exists (
  select from attribute where attribute.project_id = media.project_id and attribute.is_required
    and attribute.subject = 'IMAGE' and not exists (
      select from media_attribute
      where media_attribute.media_id = media.id and media_attribute.attribute_id = attribute.id)
) or exists (
  select from label join attribute_class on attribute_class.class_id = label.class_id
    join attribute on attribute.id = attribute_class.attribute_id and attribute.is_required
  where label.media_id = media.id and not label.attributes ? attribute.id::text))`

/** The conditions that the counters know nothing of. */
function narrowing(conditions: ImageConditions): RawBuilder<unknown>[] {
  const { name, labelClassId, tagClassId, missingTags, missingAttributes, createdSince, updatedSince } =
    conditions
  const all = [
    name ? sql`media.name ilike ${containing(name)}` : undefined,
    labelClassId?.length
      ? sql`exists (select from label where label.media_id = media.id and label.class_id = any(${labelClassId}::uuid[]))`
      : undefined,
    tagClassId?.length
      ? sql`exists (select from media_tag where media_tag.media_id = media.id and media_tag.tag_class_id = any(${tagClassId}::uuid[]))`
      : undefined,
    missingTags === undefined ? undefined : sql`${missingTagsOf} = ${missingTags}`,
    missingAttributes === undefined ? undefined : sql`${missingAttributesOf} = ${missingAttributes}`,
    conditions.impossible ? sql`false` : undefined,
    createdSince ? sql`media.created_at >= ${createdSince}` : undefined,
    updatedSince ? sql`media.updated_at >= ${updatedSince}` : undefined,
  ]
  return all.filter(condition => condition !== undefined)
}

function allOf(conditions: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> {
  return sql.join(
    conditions.filter(condition => condition !== undefined),
    sql` and `,
  )
}
