import { type Box, boxCorners, type Ring, ringArea, type Size } from '@gesso/core'
import { boxOnImage } from '../boxes.ts'
import type { LabelledImage } from '../format.ts'
import { placeOf, type WritableLabel, writableLabel } from '../labels.ts'
import type { ExportReport } from '../report.ts'

/** What the lines of a label file hold: a box or an outline for each label. */
export type YoloTask = 'detect' | 'segment'

/**
 * The label file of an image, empty when it has no labels.
 * @param numbers the number of each label class from 0, by its id
 */
export function labelLines(
  image: LabelledImage,
  task: YoloTask,
  numbers: ReadonlyMap<string, number>,
  report: ExportReport,
): string {
  let text = ''
  for (const label of image.labels) {
    const writable = writableLabel(label, image, numbers, report)
    const places = writable && (task === 'detect' ? boxPlaces : outlinePlaces)(writable, image, report)
    if (writable === undefined || places === undefined) continue
    report.count('labels')
    text += `${writable.labelClass} ${places}\n`
  }
  return text
}

/** Centre and size, as shares of the image. */
function boxPlaces(
  writable: WritableLabel<number>,
  image: LabelledImage,
  report: ExportReport,
): string | undefined {
  const box = boxOnImage(writable, image, report)
  return box && centredText(box, image)
}

function centredText({ left, top, right, bottom }: Box, { width, height }: Size): string {
  const numbers = [
    (left + right) / 2 / width,
    (top + bottom) / 2 / height,
    (right - left) / width,
    (bottom - top) / height,
  ]
  return numbers.map(shareText).join(' ')
}

/** The corners of one outline, as shares of the image. */
function outlinePlaces(
  { label, shape, area, bounds }: WritableLabel<number>,
  image: LabelledImage,
  report: ExportReport,
): string | undefined {
  const rings = (area === 'box' ? undefined : shape.rings?.(label.geometry)) ?? [boxCorners(bounds)]
  const ring = largestRing(rings)
  if (ring === undefined || ring.length < 3) {
    report.skip('labels', 'they have no outline', placeOf(label, image))
    return undefined
  }
  if (bounds.right <= 0 || bounds.bottom <= 0 || bounds.left >= image.width || bounds.top >= image.height) {
    report.skip('labels', 'they lie outside the image', placeOf(label, image))
    return undefined
  }
  if (rings.length > 1)
    report.alter(
      'labels',
      'of several outlines, or holes, the largest alone is written',
      placeOf(label, image),
    )
  if (area === 'mask')
    report.alter('labels', `a ${shape.name} is written as its outline`, placeOf(label, image))
  if (bounds.left < 0 || bounds.top < 0 || bounds.right > image.width || bounds.bottom > image.height)
    report.alter('labels', 'they are cut at the edge of the image', placeOf(label, image))
  return ring.map(([x, y]) => `${shareText(x / image.width)} ${shareText(y / image.height)}`).join(' ')
}

function largestRing(rings: readonly Ring[]): Ring | undefined {
  return rings.reduce<Ring | undefined>(
    (largest, ring) => (largest && Math.abs(ringArea(largest)) >= Math.abs(ringArea(ring)) ? largest : ring),
    undefined,
  )
}

/** A share of the image, 0 to 1: six digits are a hundredth of a pixel in images of 10,000. */
function shareText(share: number): string {
  return String(Number(Math.min(1, Math.max(0, share)).toFixed(6)))
}
