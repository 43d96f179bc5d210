import { bitmapOfMask, type LabelContent, maskIn, type Size } from '@gesso/core'
import { maskOf } from '@gesso/shapes'

/** The pixels of a label as its shape paints them: rows of `0` and `1`. */
export function paintedRows(label: LabelContent, { width, height }: Size): string[] {
  const mask = maskOf(label, { width, height })
  if (mask === undefined) throw new Error(`${label.shape} has no mask`)
  const bitmap = bitmapOfMask(maskIn({ left: 0, top: 0, width, height }, mask))
  return Array.from({ length: height }, (_, row) => bitmap.subarray(row * width, (row + 1) * width).join(''))
}
