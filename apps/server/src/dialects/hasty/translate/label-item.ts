import { keypointsOf } from '@gesso/shapes'
import { type Static, Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { named, nullable, Uuid } from '../../../contract/schemas.ts'
import { imageUrls } from '../../../resources/images/index.ts'
import type { KeypointSchemaRow } from '../../../resources/keypoint-schemas/index.ts'
import { type ListedLabelRow, presentLabel } from '../../../resources/labels/index.ts'
import { type WireGeometry, wireFromGeometry } from './geometry.ts'
import { keptIn } from './kept-form.ts'
import { KeypointClass, wireKeypointClasses } from './keypoint-schema.ts'
import { LabelKeypoint, wireKeypoints } from './keypoints.ts'
import { Bbox, Polygon, Runs } from './label.ts'
import { WireStatus, wireStatus } from './status.ts'

export const LabelItem = named(
  'LabelListItem',
  Type.Object({
    id: Uuid,
    /** of the image's file; opens without a key for a day */
    url: Type.String(),
    class_id: Uuid,
    class_name: Type.String(),
    created_by: nullable(Uuid),
    /** who changed it last */
    labeled_by: nullable(Uuid),
    dataset_id: Uuid,
    dataset_name: Type.String(),
    image_id: Uuid,
    image_name: Type.String(),
    image_status: WireStatus,
    status_id: nullable(Uuid),
    bbox: nullable(Bbox),
    polygon: nullable(Polygon),
    mask: nullable(Runs),
    keypoint_schema_id: nullable(Uuid),
    keypoint_schema_name: nullable(Type.String()),
    keypoint_classes: nullable(Type.Array(KeypointClass)),
    keypoint_labels: nullable(Type.Array(LabelKeypoint)),
    thumb_bbox: nullable(Bbox),
    thumb_polygon: nullable(Polygon),
    thumb_mask: nullable(Runs),
    thumb_keypoints: nullable(Polygon),
  }),
)

/**
 * A label of a list as the wire has it.
 * @param schemas the keypoint schemas of the project; none: only the ids of schemas are told
 */
export function wireLabelItem(
  { urls }: Pick<Context, 'urls'>,
  row: ListedLabelRow,
  schemas: readonly KeypointSchemaRow[],
): Static<typeof LabelItem> {
  const label = presentLabel(row)
  const { bbox, polygon, mask } = { ...wireFromGeometry(label, row), ...keptIn(row.foreignForm) }
  const points = wireKeypoints(label)
  const schemaId = keypointsOf(label)?.schemaId ?? null
  const schema = schemas.find(({ id }) => id === schemaId)
  const { status: image_status, status_id } = wireStatus(row.status)
  return {
    id: row.id,
    url: imageUrls(urls, { ...row, id: row.mediaId }).originalUrl,
    class_id: row.classId,
    class_name: row.className,
    created_by: row.createdBy,
    labeled_by: row.updatedBy,
    dataset_id: row.datasetId,
    dataset_name: row.datasetName,
    image_id: row.mediaId,
    image_name: row.name,
    image_status,
    status_id,
    bbox,
    polygon,
    mask,
    keypoint_schema_id: schemaId,
    keypoint_schema_name: schema?.name ?? null,
    keypoint_classes: schema ? wireKeypointClasses(schema) : null,
    keypoint_labels: points,
    ...thumbOf({ bbox, polygon, mask }, points),
  }
}

type Thumb = Pick<Static<typeof LabelItem>, 'thumb_bbox' | 'thumb_polygon' | 'thumb_mask' | 'thumb_keypoints'>

/**
 * The label on a picture of itself: in pixels of the image cut to its bbox, at full size. The vendor does not say what
 * these are; its example of a bbox begins at 0, 0. Masks lie in their bbox anyway.
 */
function thumbOf(
  { bbox, polygon, mask }: Pick<WireGeometry, 'bbox' | 'polygon' | 'mask'>,
  points: readonly { readonly x: number; readonly y: number }[] | null,
): Thumb {
  const xs = points?.map(({ x }) => x) ?? []
  const ys = points?.map(({ y }) => y) ?? []
  const around = [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1] as const
  const [left, top, right, bottom] = bbox ?? (points?.length ? around : [0, 0, 0, 0])
  return {
    thumb_bbox: bbox || points?.length ? [0, 0, right - left, bottom - top] : null,
    thumb_polygon: polygon?.map(([x, y]) => [x - left, y - top] as const) ?? null,
    thumb_mask: mask,
    thumb_keypoints: points?.map(({ x, y }) => [x - left, y - top] as const) ?? null,
  }
}
