import type { MediaStatus } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** An image as it is stored. */
export type ImageRow = Awaited<ReturnType<typeof imagesByIds>>[number]

function images(db: Database) {
  return db
    .selectFrom('media')
    .innerJoin('dataset', 'dataset.id', 'media.dataset_id')
    .innerJoin('project', 'project.id', 'media.project_id')
    .select(['media.id', 'media.name'])
    .select(eb => [
      eb.ref('media.width').$notNull().as('width'),
      eb.ref('media.height').$notNull().as('height'),
    ])
    .select(eb => [
      eb.ref('media.format').$notNull().as('format'),
      eb.ref('media.mode').$notNull().as('mode'),
    ])
    .select(['media.exif', 'media.revision', 'media.status', 'dataset.name as datasetName'])
    .select(['media.project_id as projectId', 'project.workspace_id as workspaceId'])
    .select(['media.dataset_id as datasetId', 'media.label_count as labelCount'])
    .select(['media.file_key as fileKey', 'media.display_key as displayKey'])
    .select(['media.thumbnail_key as thumbnailKey', 'media.source_url as sourceUrl'])
    .select(['media.bucket_id as bucketId', 'media.bucket_key as bucketKey'])
    .select(['media.external_id as externalId', 'media.status_set_at as statusSetAt'])
    .select(['media.created_at as createdAt', 'media.updated_at as updatedAt'])
    .select(['media.updated_by as updatedBy', sql<number>`media.bytes::float8`.as('bytes')])
    .where('media.kind', '=', 'image')
}

/** One image, whoever asks. */
export function imageById(db: Database, id: string) {
  return images(db).where('media.id', '=', id).executeTakeFirst()
}

/** Images by their ids, in the order they were made. */
export function imagesByIds(db: Database, ids: readonly string[]) {
  return images(db).where('media.id', '=', sql<string>`any(${ids}::uuid[])`).orderBy('media.id').execute()
}

/** Which tag classes some images have. */
export function tagIdsOfImages(db: Database, ids: readonly string[]) {
  return db
    .selectFrom('media_tag')
    .select(['media_id as imageId', 'tag_class_id as tagClassId'])
    .where('media_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('media_id')
    .orderBy('id')
    .execute()
}

interface ImageFields {
  readonly name?: string | undefined
  readonly datasetId?: string | undefined
  readonly status?: MediaStatus | undefined
}

/** Changes the given fields of an image; the time of its status moves only when the status does. */
export async function updateImageRow(
  db: Database,
  id: string,
  fields: ImageFields,
  by: { id: string },
  now: Date,
): Promise<void> {
  const { name = null, datasetId = null, status = null } = fields
  await sql`
    update media set
      name = coalesce(${name}, name),
      dataset_id = coalesce(${datasetId}::uuid, dataset_id),
      status = coalesce(${status}, status),
      status_set_at = case when status = coalesce(${status}, status) then status_set_at else ${now} end,
      updated_at = ${now},
      updated_by = ${by.id}
    where id = ${id}`.execute(db)
}

/**
 * The part of a statement that sets the status of images and videos; the time of it moves only where it changes.
 * @param given a query for `media_id` and `status`
 */
export function settingStatus(
  given: RawBuilder<unknown>,
  by: { readonly id: string | null },
  now: Date,
): RawBuilder<unknown> {
  return sql`
    update media set status = given.status, status_set_at = ${now}, updated_at = ${now}, updated_by = ${by.id}::uuid
    from (
      select media.id, given.status from media join (${given}) given on given.media_id = media.id
      order by media.id for no key update of media
    ) given where media.id = given.id and media.status <> given.status`
}

/**
 * Sets the status of an image or video where it only shows what is stored elsewhere. It is not waited for until it is
 * on the disk.
 */
export async function showStatusOfMedia(
  db: Database,
  id: string,
  status: MediaStatus,
  by: { readonly id: string | null },
  now: Date,
): Promise<void> {
  await sql`
    with soon as materialized (select set_config('synchronous_commit', 'off', true))
    update media set status = ${status}, status_set_at = ${now}, updated_at = ${now}, updated_by = ${by.id}::uuid
    from soon where media.id = ${id} and status <> ${status}`.execute(db)
}

/** Deletes an image with everything on it. @returns the keys of the files that nobody owns now */
export async function deleteImageRow(db: Database, id: string): Promise<string[]> {
  const gone = await db
    .deleteFrom('media')
    .where('id', '=', id)
    .returning(['file_key', 'display_key', 'thumbnail_key'])
    .executeTakeFirst()
  const keys = gone ? [gone.file_key, gone.display_key, gone.thumbnail_key] : []
  return keys.filter(key => key !== null)
}
