import {
  type AttributeValues,
  type Box,
  boxOfPoints,
  FlatRings,
  type Keypoints,
  type Size,
} from '@gesso/core'
import { attributesWriter, hasAttributes } from '../attributes.ts'
import type { ExportKeypointSchema, ExportLabel, LabelledImage } from '../format.ts'
import { classOfLabel, keypointsIn, schemasByClass } from '../keypoints.ts'
import { byClass, placeOf, ringsRead, writableLabel } from '../labels.ts'
import { computedNumber } from '../number-text.ts'
import type { TextChunks } from '../text-chunks.ts'
import { cocoKeypoints } from './keypoints.ts'
import { addRle } from './rle.ts'
import { type Segmentation, segmentationOf } from './segmentation.ts'
import type { CocoWriting } from './writing.ts'

/** Writes the elements of `annotations`, image by image, from the back to the front of each. */
export async function* writeAnnotations(writing: CocoWriting): AsyncGenerator<Uint8Array, void, undefined> {
  const { source, report, chunks, order } = writing
  const categories = categoriesOf(writing)
  const attributesText = attributesTextOf(writing)
  const tracks = new TrackNumbers()
  let nextId = 0
  for await (const image of source.labelledImages()) {
    const imageId = order.inSecond(image)
    for (const label of image.labels) {
      const annotation = annotationOf(label, image, categories, writing)
      if (annotation === undefined) continue
      chunks.add(nextId === 0 ? '{"id":' : ',{"id":')
      chunks.addNumber(nextId++)
      chunks.add(',"image_id":')
      chunks.addNumber(imageId)
      if (label.trackId !== undefined) {
        chunks.add(',"track_id":')
        chunks.addNumber(tracks.numberOf(label.trackId, image))
      }
      addAnnotation(annotation, image, chunks)
      chunks.add(`${attributesText(label.attributes)}}`)
      report.count('labels')
      if (chunks.full) yield chunks.take()
    }
  }
}

/** Numbers tracks from 1, in the order in which they are first seen; it keeps those of one video at a time. */
class TrackNumbers {
  readonly #numbers = new Map<string, number>()
  #videoId: string | undefined
  #last = 0

  numberOf(trackId: string, { frameOf }: LabelledImage): number {
    if (frameOf?.videoId !== this.#videoId) this.#numbers.clear()
    this.#videoId = frameOf?.videoId
    const known = this.#numbers.get(trackId)
    if (known !== undefined) return known
    this.#numbers.set(trackId, ++this.#last)
    return this.#last
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

/** What is written of a label. */
interface Annotation {
  readonly categoryId: number
  readonly bounds: Box
  readonly segmentation: Segmentation
  /** more of its fields, as JSON with the comma before them */
  readonly more: string
}

function annotationOf(
  label: ExportLabel,
  image: LabelledImage,
  categories: Categories,
  writing: CocoWriting,
): Annotation | undefined {
  const keypoints = keypointsIn(label)
  if (keypoints !== undefined) return annotationOfKeypoints(keypoints, label, image, categories, writing)
  const { request, report } = writing
  const rings = ringsRead(label, kept)
  const writable = writableLabel(label, image, categories.ids, report, rings?.bounds())
  if (writable === undefined) return undefined
  const segmentation = segmentationOf(writable, rings, image, request.options.segmentation)
  if (segmentation.loss !== undefined) report.alter('labels', segmentation.loss, placeOf(label, image))
  return { categoryId: writable.labelClass, bounds: writable.bounds, segmentation, more: '' }
}

// Kept between calls: every exported polygon passes here.
const kept = new FlatRings()

/** A category names its points once, so a label must follow the keypoint schema of its class. */
function annotationOfKeypoints(
  keypoints: Keypoints,
  label: ExportLabel,
  image: LabelledImage,
  { ids, schemas }: Categories,
  { report }: CocoWriting,
): Annotation | undefined {
  const categoryId = classOfLabel(label, image, ids, report)
  if (categoryId === undefined) return undefined
  const schema = schemas.get(label.classId)
  if (schema?.id !== keypoints.schemaId) {
    const reason = 'COCO names points by the class, and theirs is not linked to their keypoint schema first'
    report.skip('labels', reason, placeOf(label, image))
    return undefined
  }
  const bounds = boxOfPoints(keypoints.points.map(({ x, y }) => [x, y]))
  const { fields, area, loss } = cocoKeypoints(keypoints, schema, bounds)
  if (loss !== undefined) report.alter('labels', loss, placeOf(label, image))
  return { categoryId, bounds, segmentation: { outline: '[]', area }, more: `,${fields}` }
}

/** Number by number: a text of each label would be made only to be copied. */
function addAnnotation(
  { categoryId, bounds, segmentation, more }: Annotation,
  size: Size,
  chunks: TextChunks,
): void {
  const { left, top, right, bottom } = bounds
  chunks.add(',"category_id":')
  chunks.addNumber(categoryId)
  chunks.add(',"segmentation":')
  addOutline(segmentation, size, chunks)
  chunks.add(',"area":')
  chunks.addNumber(segmentation.area)
  chunks.add(',"bbox":[')
  chunks.addNumber(left)
  chunks.add(',')
  chunks.addNumber(top)
  chunks.add(',')
  chunks.addNumber(computedNumber(right - left))
  chunks.add(',')
  chunks.addNumber(computedNumber(bottom - top))
  chunks.add('],"iscrowd":0')
  chunks.add(more)
}

function addOutline({ outline }: Segmentation, size: Size, chunks: TextChunks): void {
  if (typeof outline === 'string') {
    chunks.add(outline)
  } else if (outline instanceof Int32Array) {
    chunks.add('{"size":[')
    chunks.addNumber(size.height)
    chunks.add(',')
    chunks.addNumber(size.width)
    chunks.add('],"counts":"')
    addRle(outline, chunks)
    chunks.add('"}')
  } else addRings(outline, chunks)
}

function addRings(outline: FlatRings, chunks: TextChunks): void {
  chunks.add('[')
  for (let index = 0; index < outline.ends.length; index++) {
    chunks.add(index === 0 ? '[' : ',[')
    chunks.addNumbers(outline.coordinates, outline.startOf(index), outline.ends[index] ?? 0)
    chunks.add(']')
  }
  chunks.add(']')
}
