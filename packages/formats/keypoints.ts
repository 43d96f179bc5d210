import type { Keypoints, LabelContent } from '@gesso/core'
import { shapeNamed } from '@gesso/shapes'
import type { ExportImage, ExportKeypointSchema, ExportProject } from './format.ts'
import { placeOf } from './labels.ts'
import type { ExportReport } from './report.ts'

/** The points of a label that a keypoint schema names; undefined where it has none. */
export function keypointsIn(label: LabelContent): Keypoints | undefined {
  return shapeNamed(label.shape)?.keypoints?.(label.geometry)
}

/**
 * What a format keeps of a label's class.
 * @param classes what the format keeps of each label class, by its id
 * @returns undefined, and the label is reported as left out, when the project has no such class
 */
export function classOfLabel<Class>(
  label: LabelContent,
  image: ExportImage,
  classes: ReadonlyMap<string, Class>,
  report: ExportReport,
): Class | undefined {
  const labelClass = classes.get(label.classId)
  if (labelClass === undefined)
    report.skip('labels', 'their label class is not in the project', placeOf(label, image))
  return labelClass
}

/** The keypoint schema of each label class that has one, by the id of the class: the first in the project's order. */
export function schemasByClass(project: ExportProject): ReadonlyMap<string, ExportKeypointSchema> {
  const found = new Map<string, ExportKeypointSchema>()
  for (const schema of project.keypointSchemas)
    for (const classId of schema.labelClassIds) if (!found.has(classId)) found.set(classId, schema)
  return found
}
