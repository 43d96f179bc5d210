import {
  boxArea,
  columnMajorCounts,
  type Mask,
  maskArea,
  maskFromRings,
  type Ring,
  ringArea,
  type Size,
} from '@gesso/core'
import type { Static } from 'typebox'
import type { WritableLabel } from '../labels.ts'
import { computedNumber } from '../number-text.ts'
import { ringsApart } from './rings-apart.ts'
import { rleText } from './rle.ts'
import type { cocoOptions } from './writing.ts'

/** The segmentation of one annotation. */
export interface Segmentation {
  /** rings as they are written, or JSON */
  readonly outline: readonly Ring[] | string
  /** in square pixels */
  readonly area: number
  /** what is lost, in words for the report */
  readonly loss?: string
}

/** What COCO's `segmentation` and `area` say of a label on an image of `size`. */
export function segmentationOf(
  { shape, area, label: { geometry }, bounds }: WritableLabel<unknown>,
  size: Size,
  option: Static<typeof cocoOptions>['segmentation'],
): Segmentation {
  if (area === 'mask' && shape.mask !== undefined) return ofMask(shape.mask(geometry, size), size)
  if (area === 'rings' && shape.rings !== undefined) return ofRings(shape.rings(geometry), size, option)
  // A box has no outline of its own: readers take `[]` for that, while Hasty's files have null.
  return { outline: option === 'rle' ? 'null' : '[]', area: computedNumber(boxArea(bounds)) }
}

function ofRings(
  rings: readonly Ring[],
  size: Size,
  option: Static<typeof cocoOptions>['segmentation'],
): Segmentation {
  if (option === 'as drawn' && ringsApart(rings)) {
    const area = rings.reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0)
    return { outline: rings, area: computedNumber(area) }
  }
  const segmentation = ofMask(maskFromRings(rings, size), size)
  if (option === 'rle') return segmentation
  // Readers fill each ring by itself: a hole would be filled.
  return {
    ...segmentation,
    loss: 'a polygon with holes, or whose rings cross or touch, is written as its pixels',
  }
}

function ofMask(mask: Mask, size: Size): Segmentation {
  const counts = JSON.stringify(rleText(columnMajorCounts(mask, size)))
  return { outline: `{"size":[${size.height},${size.width}],"counts":${counts}}`, area: maskArea(mask) }
}
