import { type Box, boxInImage, boxRounded } from '@gesso/core'
import type { ExportImage } from './format.ts'
import { placeOf, type WritableLabel } from './labels.ts'
import type { ExportReport } from './report.ts'

/**
 * The box of a label for formats whose boxes stay on the image; what that loses is reported.
 * @returns undefined when no part of it is on the image
 */
export function boxOnImage(
  { label, shape, area, bounds }: WritableLabel<unknown>,
  image: ExportImage,
  report: ExportReport,
): Box | undefined {
  const box = boxInImage(bounds, image)
  if (box === undefined) {
    report.skip('labels', 'they lie outside the image', placeOf(label, image))
    return undefined
  }
  if (area !== 'box') report.alter('labels', `a ${shape.name} is written as its box`, placeOf(label, image))
  if (!sameBox(box, bounds))
    report.alter('labels', 'they are cut at the edge of the image', placeOf(label, image))
  return box
}

/** The box in whole pixels, which is reported where it differs. */
export function boxInPixels(
  box: Box,
  { label }: WritableLabel<unknown>,
  image: ExportImage,
  report: ExportReport,
): Box {
  const rounded = boxRounded(box)
  if (!sameBox(rounded, box))
    report.alter('labels', 'coordinates are rounded to whole pixels', placeOf(label, image))
  return rounded
}

function sameBox(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom
}
