import { type AttributeValues, boxOfPoints, type Keypoints } from '@gesso/core'
import { attributesWriter, hasAttributes } from '../attributes.ts'
import type { ExportKeypointSchema, ExportLabel, LabelledImage } from '../format.ts'
import { classOfLabel, keypointsIn, schemasByClass } from '../keypoints.ts'
import { byClass, placeOf, type WritableLabel, writableLabel } from '../labels.ts'
import { computedNumber } from '../number-text.ts'
import { cocoKeypoints } from './keypoints.ts'
import { type Segmentation, segmentationOf } from './segmentation.ts'
import type { CocoWriting } from './writing.ts'

/** Writes the elements of `annotations`, image by image, from the back to the front of each. */
export async function* writeAnnotations(writing: CocoWriting): AsyncGenerator<string, void, undefined> {
  const { source, report, chunks, order } = writing
  const categories = categoriesOf(writing)
  const attributesText = attributesTextOf(writing)
  let nextId = 0
  for await (const image of source.labelledImages()) {
    const imageId = order.inSecond(image)
    for (const label of image.labels) {
      const keypoints = keypointsIn(label)
      const text =
        keypoints === undefined
          ? areaText(label, image, categories, writing)
          : keypointsText(keypoints, label, image, categories, writing)
      if (text === undefined) continue
      chunks.add(
        `${nextId === 0 ? '' : ','}{"id":${nextId++},"image_id":${imageId},${text}${attributesText(label.attributes)}}`,
      )
      report.count('labels')
      if (chunks.full) yield chunks.take()
    }
  }
}

/** The field of a label's attributes with the comma before it; nothing where the project has none. */
function attributesTextOf({ source: { project } }: CocoWriting): (values: AttributeValues) => string {
  if (!hasAttributes(project, 'LABEL')) return () => ''
  const write = attributesWriter(project, 'LABEL')
  return values => `,"attributes":${write(values)}`
}

/** What is written of each label class. */
interface Categories {
  readonly ids: ReadonlyMap<string, number>
  readonly schemas: ReadonlyMap<string, ExportKeypointSchema>
}

function categoriesOf({ source: { project } }: CocoWriting): Categories {
  return { ids: byClass(project.labelClasses, (_, index) => index + 1), schemas: schemasByClass(project) }
}

function areaText(
  label: ExportLabel,
  image: LabelledImage,
  { ids }: Categories,
  { request, report }: CocoWriting,
): string | undefined {
  const writable = writableLabel(label, image, ids, report)
  if (writable === undefined) return undefined
  const segmentation = segmentationOf(writable, image, request.options.segmentation)
  if (segmentation.loss !== undefined) report.alter('labels', segmentation.loss, placeOf(label, image))
  return annotationText(writable, segmentation)
}

/** A category names its points once, so a label must follow the keypoint schema of its class. */
function keypointsText(
  keypoints: Keypoints,
  label: ExportLabel,
  image: LabelledImage,
  { ids, schemas }: Categories,
  { report }: CocoWriting,
): string | undefined {
  const labelClass = classOfLabel(label, image, ids, report)
  if (labelClass === undefined) return undefined
  const schema = schemas.get(label.classId)
  if (schema?.id !== keypoints.schemaId) {
    const reason = 'COCO names points by the class, and theirs is not linked to their keypoint schema first'
    report.skip('labels', reason, placeOf(label, image))
    return undefined
  }
  const bounds = boxOfPoints(keypoints.points.map(({ x, y }) => [x, y]))
  const { fields, area, loss } = cocoKeypoints(keypoints, schema, bounds)
  if (loss !== undefined) report.alter('labels', loss, placeOf(label, image))
  return `${annotationText({ labelClass, bounds }, { text: '[]', area })},${fields}`
}

function annotationText(
  {
    labelClass: categoryId,
    bounds: { left, top, right, bottom },
  }: Pick<WritableLabel<number>, 'labelClass' | 'bounds'>,
  { text, area }: Segmentation,
): string {
  return (
    `"category_id":${categoryId},"segmentation":${text},"area":${area},` +
    `"bbox":[${left},${top},${computedNumber(right - left)},${computedNumber(bottom - top)}],"iscrowd":0`
  )
}
