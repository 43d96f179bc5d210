import type { Box, Geometry, Size } from '@gesso/core'
import { parseGeometry, shapeNamed } from '@gesso/shapes'

/**
 * Image space of a normalised geometry: each axis is stretched by itself.
 * @throws AppError `shape_unknown`, `geometry_invalid` naming the field
 */
export function inImage(shape: string, geometry: unknown, { width, height }: Size, field: string): Geometry {
  const normalised = parseGeometry(shape, geometry, field)
  const unit: Box = { left: 0, top: 0, right: 1, bottom: 1 }
  const image: Box = { left: 0, top: 0, right: width, bottom: height }
  return shapeNamed(shape)?.fitted(normalised, unit, image) ?? normalised
}
