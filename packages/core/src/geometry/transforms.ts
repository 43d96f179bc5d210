import { AppError } from '../errors.ts'
import type { Box, Point } from './types.ts'

/**
 * An affine map between two spaces: `x' = xx * x + xy * y + dx`, `y' = yx * x + yy * y + dy`.
 * Name a transform result first, `imageFromView`, so that chains read: `through(imageFromView, pointInView)`.
 */
export interface Transform {
  readonly xx: number
  readonly xy: number
  readonly yx: number
  readonly yy: number
  readonly dx: number
  readonly dy: number
}

/** The transform that changes nothing. */
export const identity: Transform = { xx: 1, xy: 0, yx: 0, yy: 1, dx: 0, dy: 0 }

/** Moves by `dx`, `dy`. */
export function translation(dx: number, dy: number): Transform {
  return { ...identity, dx, dy }
}

/** Scales about `about`, which stays where it is. */
export function scaling(scaleX: number, scaleY = scaleX, about: Point = [0, 0]): Transform {
  return { xx: scaleX, xy: 0, yx: 0, yy: scaleY, dx: about[0] * (1 - scaleX), dy: about[1] * (1 - scaleY) }
}

/** Turns by `radians`, clockwise on the screen, about `about`. */
export function rotation(radians: number, about: Point = [0, 0]): Transform {
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const [x, y] = about
  return { xx: cos, xy: -sin, yx: sin, yy: cos, dx: x - cos * x + sin * y, dy: y - sin * x - cos * y }
}

/** Stretches `from` onto `to`; a side of `from` without length is moved and not stretched. */
export function stretching(from: Box, to: Box): Transform {
  const scaleX = ratio(to.right - to.left, from.right - from.left)
  const scaleY = ratio(to.bottom - to.top, from.bottom - from.top)
  return {
    xx: scaleX,
    xy: 0,
    yx: 0,
    yy: scaleY,
    dx: to.left - from.left * scaleX,
    dy: to.top - from.top * scaleY,
  }
}

/** Puts `from` as large as it goes in the middle of `into`, with one scale for both sides. */
export function containing(from: Box, into: Box): Transform {
  const scale = Math.min(
    ratio(into.right - into.left, from.right - from.left),
    ratio(into.bottom - into.top, from.bottom - from.top),
  )
  return {
    xx: scale,
    xy: 0,
    yx: 0,
    yy: scale,
    dx: (into.left + into.right - scale * (from.left + from.right)) / 2,
    dy: (into.top + into.bottom - scale * (from.top + from.bottom)) / 2,
  }
}

/** First `inner`, then `outer`: `composed(canvasFromView, viewFromImage)` is `canvasFromImage`. */
export function composed(outer: Transform, inner: Transform): Transform {
  return {
    xx: outer.xx * inner.xx + outer.xy * inner.yx,
    xy: outer.xx * inner.xy + outer.xy * inner.yy,
    yx: outer.yx * inner.xx + outer.yy * inner.yx,
    yy: outer.yx * inner.xy + outer.yy * inner.yy,
    dx: outer.xx * inner.dx + outer.xy * inner.dy + outer.dx,
    dy: outer.yx * inner.dx + outer.yy * inner.dy + outer.dy,
  }
}

/**
 * The way back.
 * @throws AppError `geometry_invalid` when the transform flattens the plane
 */
export function inverse(transform: Transform): Transform {
  const { xx, xy, yx, yy, dx, dy } = transform
  const determinant = xx * yy - xy * yx
  if (determinant === 0 || !Number.isFinite(determinant)) {
    throw new AppError('geometry_invalid', { field: 'transform', problem: 'has no way back' })
  }
  return {
    xx: yy / determinant,
    xy: -xy / determinant,
    yx: -yx / determinant,
    yy: xx / determinant,
    dx: (xy * dy - yy * dx) / determinant,
    dy: (yx * dx - xx * dy) / determinant,
  }
}

/** Where a point lands. */
export function through(transform: Transform, point: Point): Point {
  const [x, y] = point
  return [
    transform.xx * x + transform.xy * y + transform.dx,
    transform.yx * x + transform.yy * y + transform.dy,
  ]
}

function ratio(to: number, from: number): number {
  return from === 0 ? 1 : to / from
}
