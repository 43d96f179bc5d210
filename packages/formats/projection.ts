import type { Geometry, Shape } from '@gesso/core'

/** The projections for which a format of areas has a place. */
export type Area = (typeof areas)[number]

const areas = ['box', 'rings', 'mask'] as const

/**
 * As what a format writes a shape: as that which tells all of it, else as the closest there is.
 * @returns undefined when the shape covers no area
 */
export function areaOf(shape: Shape<Geometry>): Area | undefined {
  const whole = areas.find(area => area === shape.drawnAs)
  if (whole !== undefined) return whole
  if (shape.rings !== undefined) return 'rings'
  if (shape.mask !== undefined) return 'mask'
  return shape.box === undefined ? undefined : 'box'
}
