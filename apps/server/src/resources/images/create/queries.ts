import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** What is stored of a picture's file and of what was read from it. */
export interface FileFields {
  readonly width: number
  readonly height: number
  readonly format: string
  readonly mode: string
  readonly exif: Readonly<Record<string, string>>
  readonly bytes: number
  /** null: nobody has read the file */
  readonly checksum: Buffer | null
  readonly fileKey: string | null
  readonly sourceUrl: string | null
  /** where it stays in a bucket, when it is not copied from there */
  readonly bucketId: string | null
  readonly bucketKey: string | null
  readonly displayKey: string | null
  readonly thumbnailKey: string | null
}

interface NewImageRow extends FileFields {
  readonly id: string
  readonly projectId: string
  readonly datasetId: string
  readonly name: string
  readonly externalId: string | null
}

/** Adds an image, with the status NEW. */
export async function insertImage(
  db: Database,
  image: NewImageRow,
  by: { id: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('media')
    .values({
      id: image.id,
      project_id: image.projectId,
      dataset_id: image.datasetId,
      kind: 'image',
      name: image.name,
      external_id: image.externalId,
      status: 'NEW',
      status_set_at: now,
      created_at: now,
      updated_at: now,
      updated_by: by.id,
      ...fileColumns(image),
    })
    .execute()
}

/** Gives an image another file; an external id that is undefined stays. */
export async function updateImageFile(
  db: Database,
  id: string,
  fields: FileFields & { name: string; externalId: string | null | undefined },
  by: { id: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('media')
    .set({
      name: fields.name,
      updated_at: now,
      updated_by: by.id,
      ...fileColumns(fields),
      ...(fields.externalId === undefined ? {} : { external_id: fields.externalId }),
    })
    .where('id', '=', id)
    .execute()
}

function fileColumns(fields: FileFields) {
  return {
    width: fields.width,
    height: fields.height,
    format: fields.format,
    mode: fields.mode,
    exif: JSON.stringify(fields.exif),
    bytes: fields.bytes,
    checksum: fields.checksum,
    file_key: fields.fileKey,
    source_url: fields.sourceUrl,
    bucket_id: fields.bucketId,
    bucket_key: fields.bucketKey,
    display_key: fields.displayKey,
    thumbnail_key: fields.thumbnailKey,
  }
}

/** The id of the image that has a name in a dataset. */
export async function imageIdByName(
  db: Database,
  datasetId: string,
  name: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('media')
    .select('id')
    .where('dataset_id', '=', datasetId)
    .where('name', '=', name)
    .where('kind', '=', 'image')
    .executeTakeFirst()
  return found?.id
}

/** The keys of an image's files, locked until the transaction ends; undefined when there is no such image. */
export async function lockedFilesOf(transaction: Database, id: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ keys: (string | null)[] }>`
    select array[file_key, display_key, thumbnail_key] as keys from media
    where id = ${id} and kind = 'image' for update`.execute(transaction)
  return rows[0]?.keys.filter(key => key !== null)
}
