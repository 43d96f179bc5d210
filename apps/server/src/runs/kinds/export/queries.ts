import type { AttributeValues } from '@gesso/core'
import type {
  ExportAttribute,
  ExportClass,
  ExportKeypointSchema,
  ExportTagClass,
  ExportTagGroup,
} from '@gesso/formats'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** Which images or videos of a project, and which of their labels. */
export interface Selection {
  readonly projectId: string
  /** undefined: all */
  readonly datasetIds: readonly string[] | undefined
  /** undefined: all */
  readonly statuses: readonly string[] | undefined
  /** since when they stand at their status; undefined: whenever */
  readonly statusSince: Date | undefined
  /** those that have one of these tags; undefined: all */
  readonly tagClassIds: readonly string[] | undefined
  /** of the media that are selected, only labels of these classes; undefined: all */
  readonly labelClassIds: readonly string[] | undefined
}

/** The condition on `media` that a selection is, for one kind of media. */
export function selectedMedia(kind: 'image' | 'video', given: Selection) {
  const [datasetIds, statuses, tagIds] = [
    given.datasetIds ?? null,
    given.statuses ?? null,
    given.tagClassIds ?? null,
  ]
  const since = given.statusSince ?? null
  return sql`media.project_id = ${given.projectId} and media.kind = ${kind}
    and (${datasetIds}::uuid[] is null or media.dataset_id = any(${datasetIds}::uuid[]))
    and (${statuses}::text[] is null or media.status = any(${statuses}::text[]))
    and (${since}::timestamptz is null or media.status_set_at >= ${since}::timestamptz)
    and (${tagIds}::uuid[] is null or exists (select from media_tag
      where media_tag.media_id = media.id and media_tag.tag_class_id = any(${tagIds}::uuid[])))`
}

/** Those of some ids that are none of a project's, in one of the tables that an export is narrowed by. */
export async function foreignIds(
  db: Database,
  projectId: string,
  table: 'dataset' | 'tag_class' | 'label_class',
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${ids}::uuid[]) as asked (id)
    where not exists (select from ${sql.table(table)} as own where own.id = asked.id and own.project_id = ${projectId})
    order by asked.id limit 1`.execute(db)
  return rows.map(row => row.id)
}

/** How many images a selection has. */
export async function countSelected(db: Database, selection: Selection): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from media where ${selectedMedia('image', selection)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** A project with what its images refer to; where labels are selected by class, with those classes alone. */
export async function projectToExport(db: Database, { projectId, labelClassIds }: Selection) {
  const classIds = labelClassIds ?? null
  const { rows } = await sql<{
    id: string
    name: string
    description: string
    contentType: string
    createdAt: Date
  }>`
    select id, name, description, content_type as "contentType", created_at as "createdAt"
    from project where id = ${projectId}`.execute(db)
  const classes = await sql<ExportClass>`
    select id, name, color, kind, norder, description, external_id as "externalId",
      case when ${classIds}::uuid[] is null or parent_id = any(${classIds}::uuid[]) then parent_id end as "parentId"
    from label_class
    where project_id = ${projectId} and (${classIds}::uuid[] is null or id = any(${classIds}::uuid[]))
    order by norder, id`.execute(db)
  const schemas = await sql<ExportKeypointSchema>`
    select id, name, type, classes as "keypointClasses", edges,
      array(select label_class_id from keypoint_schema_label_class where schema_id = keypoint_schema.id
        order by norder, label_class_id) as "labelClassIds"
    from keypoint_schema where project_id = ${projectId} order by norder, id`.execute(db)
  const groups = await sql<ExportTagGroup>`
    select id, name, type from tag_group where project_id = ${projectId} order by norder, id`.execute(db)
  const tags = await sql<ExportTagClass>`
    select id, name, norder, tag_group_id as "groupId" from tag_class where project_id = ${projectId} order by norder, id`.execute(
    db,
  )
  const attributes = await sql<ExportAttribute>`
    select id, name, type, subject, (
      select coalesce(json_agg(json_build_object('id', id, 'value', value) order by place), '[]')
      from attribute_option where attribute_id = attribute.id
    ) as options, (
      select coalesce(json_agg(json_build_object('classId', class_id, 'attributeOrder', attribute_order)), '[]')
      from attribute_class where attribute_id = attribute.id
    ) as links
    from attribute where project_id = ${projectId} order by norder, id`.execute(db)
  const [project] = rows
  return (
    project && {
      ...project,
      labelClasses: classes.rows,
      keypointSchemas: schemas.rows,
      tagClasses: tags.rows,
      tagGroups: groups.rows,
      attributes: attributes.rows,
    }
  )
}

/** An image of an export as it is stored. */
export interface ImageToExport {
  readonly id: string
  readonly name: string
  readonly datasetName: string
  readonly width: number
  readonly height: number
  readonly mode: string
  readonly status: string
  /** ISO 8601, UTC, with milliseconds */
  readonly createdAt: string
  readonly externalId: string | null
  readonly fileKey: string | null
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
  readonly sourceUrl: string | null
  readonly bucketId: string | null
  readonly bucketKey: string | null
}

/** The images of a selection after one of them, in the order they were made. */
export async function imagesAfter(
  db: Database,
  selection: Selection,
  afterId: string | undefined,
  limit: number,
): Promise<ImageToExport[]> {
  const { rows } = await sql<ImageToExport>`
    select media.id, media.name, dataset.name as "datasetName", media.width, media.height, media.mode,
      coalesce(custom_status.name, media.status) as status,
      to_char(media.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      media.external_id as "externalId",
      media.file_key as "fileKey", media.display_key as "displayKey", media.thumbnail_key as "thumbnailKey",
      media.source_url as "sourceUrl", media.bucket_id as "bucketId", media.bucket_key as "bucketKey"
    from media join dataset on dataset.id = media.dataset_id
      left join custom_status on custom_status.id::text = media.status and custom_status.project_id = media.project_id
    where ${selectedMedia('image', selection)} and (${afterId ?? null}::uuid is null or media.id > ${afterId ?? null})
    order by media.id limit ${limit}`.execute(db)
  return rows
}

/** The tags of some images. */
export async function tagsOfImages(
  db: Database,
  imageIds: readonly string[],
): Promise<{ imageId: string; name: string }[]> {
  const { rows } = await sql<{ imageId: string; name: string }>`
    select media_tag.media_id as "imageId", tag_class.name
    from media_tag join tag_class on tag_class.id = media_tag.tag_class_id
    where media_tag.media_id = any(${imageIds}::uuid[])
    order by media_tag.media_id, tag_class.norder, tag_class.id`.execute(db)
  return rows
}

/** The own values of some images; those without any are left out. */
export async function attributesOfImages(
  db: Database,
  imageIds: readonly string[],
): Promise<{ imageId: string; values: AttributeValues }[]> {
  const { rows } = await sql<{ imageId: string; values: AttributeValues }>`
    select media_id as "imageId", json_object_agg(attribute_id, value) as values
    from media_attribute where media_id = any(${imageIds}::uuid[]) group by media_id order by media_id`.execute(
    db,
  )
  return rows
}

/**
 * The labels of some images, by image and then by id, for `LabelReader`. Copied, not selected: texts put together and
 * taken apart again cost PostgreSQL as much again, and the reader twice as much. What most labels do not have is one
 * column, which is null for them.
 */
export async function labelsOfImages(
  db: Database,
  { labelClassIds }: Selection,
  imageIds: readonly string[],
): Promise<Buffer | undefined> {
  const ofClasses = labelClassIds ? sql`and class_id = any(${idsInText(labelClassIds)})` : sql``
  const { rows } = await sql<Buffer>`copy (
    select media_id, id, class_id, shape, z_index, case
        when tool is null and external_id is null and attributes = '{}' and keypoint_schema_id is null then null
        else json_build_array(tool, external_id, attributes, case when keypoint_schema_id is not null then
          json_build_object('createdAt', created_at, 'createdBy', created_by, 'updatedAt', updated_at,
            'updatedBy', updated_by) end)
      end, geometry
    from label where media_id = any(${idsInText(imageIds)}) ${ofClasses}
    order by media_id, id
  ) to stdout (format binary)`.execute(db)
  return rows[0]
}

/** A statement that copies takes no values. One text: a node of the builder for each id would cost more than reading. */
function idsInText(ids: readonly string[]) {
  return sql`${sql.lit(`{${ids.join(',')}}`)}::uuid[]`
}
