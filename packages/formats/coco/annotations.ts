import { byClass, placeOf, type WritableLabel, writableLabel } from '../labels.ts'
import { computedNumber } from '../number-text.ts'
import { type Segmentation, segmentationOf } from './segmentation.ts'
import type { CocoWriting } from './writing.ts'

/** Writes the elements of `annotations`, image by image, from the back to the front of each. */
export async function* writeAnnotations(writing: CocoWriting): AsyncGenerator<string, void, undefined> {
  const { source, request, report, chunks, order } = writing
  const categoryIds = byClass(source.project.labelClasses, (_, index) => index + 1)
  let nextId = 0
  for await (const image of source.labelledImages()) {
    const imageId = order.inSecond(image)
    for (const label of image.labels) {
      const writable = writableLabel(label, image, categoryIds, report)
      if (writable === undefined) continue
      const segmentation = segmentationOf(writable, image, request.options.segmentation)
      if (segmentation.loss !== undefined) report.alter('labels', segmentation.loss, placeOf(label, image))
      chunks.add(`${nextId === 0 ? '' : ','}${annotationText(nextId++, imageId, writable, segmentation)}`)
      report.count('labels')
      if (chunks.full) yield chunks.take()
    }
  }
}

function annotationText(
  id: number,
  imageId: number,
  { labelClass: categoryId, bounds: { left, top, right, bottom } }: WritableLabel<number>,
  { text, area }: Segmentation,
): string {
  return (
    `{"id":${id},"image_id":${imageId},"category_id":${categoryId},"segmentation":${text},"area":${area},` +
    `"bbox":[${left},${top},${computedNumber(right - left)},${computedNumber(bottom - top)}],"iscrowd":0}`
  )
}
