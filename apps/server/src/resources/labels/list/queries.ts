import { type MediaStatus, storedStatus } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import { containing, type Database } from '../../../db/index.ts'
import { type LabelRow, labelColumns } from '../queries.ts'
import type { LabelConditions } from './conditions.ts'

/** A label with what it lies on. */
export interface ListedLabelRow extends LabelRow {
  readonly className: string
  readonly datasetId: string
  readonly datasetName: string
  readonly width: number
  readonly height: number
  readonly status: MediaStatus
  readonly name: string
  readonly fileKey: string | null
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
  readonly sourceUrl: string | null
  readonly bucketKey: string | null
}

/** The ids of a stretch of a project's labels, in the order they were made. */
export async function labelIds(
  db: Database,
  projectId: string,
  conditions: LabelConditions,
  { after, skip = 0, limit }: { after?: string | undefined; skip?: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select label.id from ${found(projectId, conditions)}
      ${after === undefined ? sql`` : sql`and label.id > ${after}`}
    order by label.id limit ${limit} offset ${skip}`.execute(db)
  return rows.map(row => row.id)
}

/** How many labels of a project lie under some conditions. */
export async function countLabels(
  db: Database,
  projectId: string,
  conditions: LabelConditions,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${found(projectId, conditions)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The ids whose places in a list of labels, counted from 1, are multiples of a step. */
export async function labelIdsEvery(
  db: Database,
  projectId: string,
  conditions: LabelConditions,
  step: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select label.id, row_number() over (order by label.id) as place from ${found(projectId, conditions)}
    ) placed where place % ${step} = 0 order by id`.execute(db)
  return rows.map(row => row.id)
}

/** Labels by their ids with what they lie on, in the order they were made. */
export async function listedLabels(db: Database, ids: readonly string[]): Promise<ListedLabelRow[]> {
  const { rows } = await sql<ListedLabelRow>`
    select ${labelColumns}, label_class.name as "className", media.dataset_id as "datasetId",
      dataset.name as "datasetName", media.width, media.height, media.status, media.name,
      media.file_key as "fileKey", media.display_key as "displayKey", media.thumbnail_key as "thumbnailKey",
      media.source_url as "sourceUrl", media.bucket_key as "bucketKey"
    from label join label_class on label_class.id = label.class_id join media on media.id = label.media_id
      join dataset on dataset.id = media.dataset_id
    where label.id = any(${ids}::uuid[]) order by label.id`.execute(db)
  return rows
}

function found(projectId: string, conditions: LabelConditions): RawBuilder<unknown> {
  const { datasetId, status, imageName } = conditions
  const onMedia = [
    datasetId?.length ? sql`media.dataset_id = any(${datasetId}::uuid[])` : undefined,
    status?.length ? sql`media.status = any(${status.map(storedStatus)}::text[])` : undefined,
    imageName ? sql`media.name ilike ${containing(imageName)}` : undefined,
  ].filter(condition => condition !== undefined)
  const media = onMedia.length > 0 ? sql`join media on media.id = label.media_id` : sql``
  // What lies on a video lies on no picture that a list could show.
  const all = [
    sql`label.project_id = ${projectId} and label.keyframes is null`,
    ...onMedia,
    ...onLabel(conditions),
  ]
  return sql`label ${media} where ${sql.join(all, sql` and `)}`
}

function onLabel(conditions: LabelConditions): RawBuilder<unknown>[] {
  const { classId, shape, authorId, labelerId, attribute, withoutAttributeId, keypointSchemaId } = conditions
  const { createdSince, updatedSince } = conditions
  return [
    classId?.length ? sql`label.class_id = any(${classId}::uuid[])` : undefined,
    shape?.length ? sql`label.shape = any(${shape}::text[])` : undefined,
    authorId ? sql`label.created_by = ${authorId}::uuid` : undefined,
    labelerId ? sql`label.updated_by = ${labelerId}::uuid` : undefined,
    attribute ? withValue(attribute) : undefined,
    withoutAttributeId ? sql`not label.attributes ? ${withoutAttributeId.toLowerCase()}::text` : undefined,
    keypointSchemaId
      ? sql`label.shape = 'keypoints' and label.geometry ->> 'schemaId' = ${keypointSchemaId.toLowerCase()}`
      : undefined,
    createdSince ? sql`label.created_at >= ${createdSince}` : undefined,
    updatedSince ? sql`label.updated_at >= ${updatedSince}` : undefined,
  ].filter(condition => condition !== undefined)
}

/** An array contains a value that stands in it, and a plain value itself; numbers are compared as they are written. */
function withValue({ id, value }: { id: string; value: string | boolean }): RawBuilder<unknown> {
  const given = sql`label.attributes -> ${id.toLowerCase()}::text`
  if (typeof value === 'boolean') return sql`${given} = ${JSON.stringify(value)}::jsonb`
  const texts = [...new Set([value, value.toLowerCase()])].map(text => JSON.stringify(text))
  return sql`(${given} @> any(${texts}::jsonb[]) or label.attributes ->> ${id.toLowerCase()}::text = ${value})`
}
