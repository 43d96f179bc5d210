import {
  boxContains,
  boxCorners,
  boxMoved,
  boxProblem,
  maskFromBox,
  type Shape,
  stretching,
  through,
} from '@gesso/core'
import { type Static, Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'

const schema = Type.Object(
  { left: Type.Number(), top: Type.Number(), right: Type.Number(), bottom: Type.Number() },
  { additionalProperties: false },
)

/** An axis-aligned box in image space; `right` and `bottom` are exclusive. */
export type BoxGeometry = Readonly<Static<typeof schema>>

/** An axis-aligned rectangle. */
export const box: Shape<BoxGeometry> = {
  name: 'box',
  schema,
  problem: geometry => boxProblem(geometry) ?? farOffProblem(geometry),
  bounds: geometry => geometry,
  moved: boxMoved,
  fitted(geometry, from, to) {
    const toFrom = stretching(from, to)
    const [left, top] = through(toFrom, [geometry.left, geometry.top])
    const [right, bottom] = through(toFrom, [geometry.right, geometry.bottom])
    return { left, top, right, bottom }
  },
  hit: boxContains,
  drawnAs: 'box',
  box: geometry => geometry,
  rings: geometry => [boxCorners(geometry)],
  mask: maskFromBox,
  interpolate(from, to, t) {
    const between = (a: number, b: number) => a * (1 - t) + b * t
    return {
      left: between(from.left, to.left),
      top: between(from.top, to.top),
      right: between(from.right, to.right),
      bottom: between(from.bottom, to.bottom),
    }
  },
}
