import {
  AppError,
  type Box,
  type Cuboid,
  type Geometry,
  type Keypoints,
  type Landmark,
  type Mask,
  type Point,
  type Projection,
  type Ring,
  type Shape,
  type Size,
} from '@gesso/core'
import { shapeNamed, shapes } from './family.ts'

/** Anything that has a shape: a label, a suggestion, a keyframe. Its geometry has passed `parseGeometry`. */
export interface Shaped {
  readonly shape: string
  readonly geometry: Geometry
}

/**
 * The shape of something.
 * @throws AppError `shape_unknown`
 */
export function shapeOf(shaped: Shaped): Shape<Geometry> {
  return knownShape(shaped.shape, 'shape')
}

/**
 * The shape of that name.
 * @param field what to call the place in the error
 * @throws AppError `shape_unknown`
 */
export function knownShape(name: string, field: string): Shape<Geometry> {
  const shape = shapeNamed(name)
  if (shape === undefined) {
    const known = shapes.map(each => each.name).join(', ')
    throw new AppError('shape_unknown', { field, shape: name, known })
  }
  return shape
}

/** The smallest box around everything painted; every shape has one. */
export function boundsOf(shaped: Shaped): Box {
  return shapeOf(shaped).bounds(shaped.geometry)
}

/** The projection that tells all of it, e.g. `rings` for a polygon; undefined where each of them loses something. */
export function drawnAs(shaped: Shaped): Projection | undefined {
  return shapeOf(shaped).drawnAs
}

/** As an axis-aligned box; undefined where the shape has no honest answer. */
export function boxOf(shaped: Shaped): Box | undefined {
  return shapeOf(shaped).box?.(shaped.geometry)
}

/** As rings filled by the even-odd rule; undefined where the shape has no honest answer. */
export function ringsOf(shaped: Shaped): readonly Ring[] | undefined {
  return shapeOf(shaped).rings?.(shaped.geometry)
}

/** As pixels of an image of `size`, cut at its edges; undefined where the shape has no honest answer. */
export function maskOf(shaped: Shaped, size: Size): Mask | undefined {
  return shapeOf(shaped).mask?.(shaped.geometry, size)
}

/** As loose points; undefined where the shape has no honest answer. */
export function pointsOf(shaped: Shaped): readonly Point[] | undefined {
  return shapeOf(shaped).points?.(shaped.geometry)
}

/** As points that a keypoint schema names; undefined where the shape has no such points. */
export function keypointsOf(shaped: Shaped): Keypoints | undefined {
  return shapeOf(shaped).keypoints?.(shaped.geometry)
}

/** As a line that is open; undefined where the shape has no honest answer. */
export function lineOf(shaped: Shaped): readonly Point[] | undefined {
  return shapeOf(shaped).line?.(shaped.geometry)
}

/** As the corners and faces of a box in space; undefined where the shape has none. */
export function cuboidOf(shaped: Shaped): Cuboid | undefined {
  return shapeOf(shaped).cuboid?.(shaped.geometry)
}

/** As points with numbers; undefined where the shape has no such points. */
export function landmarksOf(shaped: Shaped): readonly Landmark[] | undefined {
  return shapeOf(shaped).landmarks?.(shaped.geometry)
}
