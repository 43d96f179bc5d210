import { maskDifference, maskIntersection } from './combine.ts'
import { movedMask } from './frames.ts'
import type { Mask } from './types.ts'

/** The pixels of a mask of which a neighbour above, below, left or right is not of it, in the smallest rectangle. */
export function maskBorder(mask: Mask): Mask {
  const neighbours = [
    movedMask(mask, 1, 0),
    movedMask(mask, -1, 0),
    movedMask(mask, 0, 1),
    movedMask(mask, 0, -1),
  ]
  return maskDifference(mask, neighbours.reduce(maskIntersection, mask))
}
