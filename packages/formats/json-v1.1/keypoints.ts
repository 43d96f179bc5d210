import type { Keypoint, Keypoints } from '@gesso/core'
import type { ExportImage, ExportKeypointSchema, ExportLabel } from '../format.ts'
import { placeOf } from '../labels.ts'
import type { ExportReport } from '../report.ts'

/** A keypoint schema as this format has it. */
export function keypointSchemaOf(schema: ExportKeypointSchema) {
  return {
    keypoint_schema_id: schema.id,
    keypoint_schema_name: schema.name,
    keypoint_schema_type: schema.type,
    associated_label_classes: schema.labelClassIds,
    keypoint_classes: schema.keypointClasses.map(each => ({
      keypoint_class_id: each.id,
      keypoint_class_name: each.name,
      norder: each.norder,
      editor_x: each.editorX,
      editor_y: each.editorY,
      max_points: each.maxPoints,
      min_points: each.minPoints,
    })),
    keypoint_skeleton: schema.edges.map(({ id, fromId, toId, color }) => ({
      keypoint_skeleton_id: id,
      keypoint_class_id_a: fromId,
      keypoint_class_id_b: toId,
      color,
    })),
  }
}

/** The points of a label as JSON, in whole pixels; rounding is reported. */
export function keypointsText(
  { points }: Keypoints,
  label: ExportLabel,
  image: ExportImage,
  report: ExportReport,
): string {
  const whole = points.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))
  if (!whole) report.alter('labels', 'coordinates are rounded to whole pixels', placeOf(label, image))
  return JSON.stringify(points.map(point => keypointOf(point, label)))
}

/** Points are made and changed with their label: nothing else is known of them. */
function keypointOf({ id, classId, x, y, visible, norder }: Keypoint, { made }: ExportLabel) {
  return {
    id,
    keypoint_class_id: classId,
    x: Math.round(x),
    y: Math.round(y),
    visible,
    norder,
    created_by: made?.createdBy ?? null,
    create_date: made === undefined ? null : naive(made.createdAt),
    updated_by: made?.updatedBy ?? null,
    update_date: made === undefined ? null : naive(made.updatedAt),
  }
}

/** As Hasty writes the times of points: in microseconds, and without saying that it is UTC. */
function naive(time: string): string {
  return new Date(time).toISOString().replace('Z', '000')
}
