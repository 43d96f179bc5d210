import {
  boxArea,
  columnMajorCounts,
  FlatRings,
  type Mask,
  maskArea,
  maskFromRings,
  type Size,
} from '@gesso/core'
import type { Static } from 'typebox'
import type { WritableLabel } from '../labels.ts'
import { computedNumber } from '../number-text.ts'
import { ringsApart } from './rings-apart.ts'
import type { cocoOptions } from './writing.ts'

/** The segmentation of one annotation. */
export interface Segmentation {
  /**
   * Rings as they are written, or run lengths column by column, both to be used before the next label is asked about; or
   * JSON.
   */
  readonly outline: FlatRings | Int32Array | string
  /** in square pixels */
  readonly area: number
  /** what is lost, in words for the report */
  readonly loss?: string
}

// Kept between calls: every exported polygon passes here.
const kept = new FlatRings()

/**
 * What COCO's `segmentation` and `area` say of a label on an image of `size`.
 * @param read its rings where somebody knows them already
 */
export function segmentationOf(
  { shape, area, label, bounds }: WritableLabel<unknown>,
  read: FlatRings | undefined,
  size: Size,
  option: Static<typeof cocoOptions>['segmentation'],
): Segmentation {
  if (area === 'mask' && shape.mask !== undefined) return ofMask(shape.mask(label.geometry, size), size)
  if (area === 'rings' && shape.rings !== undefined)
    return ofRings(read ?? kept.set(shape.rings(label.geometry)), size, option)
  // A box has no outline of its own: readers take `[]` for that, while Hasty's files have null.
  return { outline: option === 'rle' ? 'null' : '[]', area: computedNumber(boxArea(bounds)) }
}

function ofRings(
  rings: FlatRings,
  size: Size,
  option: Static<typeof cocoOptions>['segmentation'],
): Segmentation {
  if (option === 'as drawn' && ringsApart(rings))
    return { outline: rings, area: computedNumber(rings.area()) }
  const segmentation = ofMask(maskFromRings(rings.toRings(), size), size)
  if (option === 'rle') return segmentation
  // Readers fill each ring by itself: a hole would be filled.
  return {
    ...segmentation,
    loss: 'a polygon with holes, or whose rings cross or touch, is written as its pixels',
  }
}

function ofMask(mask: Mask, size: Size): Segmentation {
  return { outline: columnMajorCounts(mask, size), area: maskArea(mask) }
}
