import { type Static, Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { named, nullable, Timestamp, Uuid } from '../../../contract/schemas.ts'
import { type ImageRow, imageUrls } from '../../../resources/images/index.ts'
import { WireStatus, wireStatus } from './status.ts'

export const Image = named(
  'Image',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    dataset_id: Uuid,
    dataset_name: Type.String(),
    width: Type.Integer(),
    height: Type.Integer(),
    format: Type.String(),
    mode: Type.String(),
    health_status: Type.Literal('OK'),
    status: WireStatus,
    status_id: nullable(Uuid),
    is_locked: Type.Boolean(),
    /** the file as it was given; opens without a key for a day */
    public_url: Type.String(),
    thumbnail_url: nullable(Type.String()),
    url: Type.String(),
    uploaded_on: Timestamp,
    update_date: Timestamp,
    updated_by: nullable(Uuid),
    external_id: nullable(Type.String()),
    queue_ids: Type.Array(Uuid),
    exif: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
  }),
)

/** An image as the wire has it. What cannot be read never becomes an image, so all are in health. */
export function wireImage({ urls }: Pick<Context, 'urls'>, row: ImageRow): Static<typeof Image> {
  const { originalUrl, thumbnailUrl } = imageUrls(urls, row)
  return {
    id: row.id,
    name: row.name,
    dataset_id: row.datasetId,
    dataset_name: row.datasetName,
    width: row.width,
    height: row.height,
    format: row.format,
    mode: row.mode,
    health_status: 'OK',
    ...wireStatus(row.status),
    is_locked: false,
    public_url: originalUrl,
    thumbnail_url: thumbnailUrl,
    url: originalUrl,
    uploaded_on: row.createdAt.toISOString(),
    update_date: row.updatedAt.toISOString(),
    updated_by: row.updatedBy,
    external_id: row.externalId,
    queue_ids: [],
    exif: isObject(row.exif) ? row.exif : {},
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
