import type { Geometry, Shape } from '@gesso/core'

/** The projections for which a format of areas has a place. */
export type Area = 'box' | 'rings' | 'mask'

/**
 * As what a format writes a shape: as that which tells all of it, else as the closest there is.
 * @returns undefined when the shape covers no area
 */
export function areaOf(shape: Shape<Geometry>): Area | undefined {
  if (shape.drawnAs !== undefined && shape.drawnAs !== 'points' && shape.drawnAs !== 'keypoints')
    return shape.drawnAs
  if (shape.rings !== undefined) return 'rings'
  if (shape.mask !== undefined) return 'mask'
  return shape.box === undefined ? undefined : 'box'
}
