import {
  boxCovers,
  boxOfFrame,
  boxOfImage,
  cropMask,
  fittedMask,
  maskArea,
  maskBounds,
  maskNear,
  maskProblem,
  movedMask,
  ringsOfMask,
  type Shape,
} from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'

const schema = Type.Object(
  {
    left: Type.Integer(),
    top: Type.Integer(),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
    counts: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1 }),
  },
  { additionalProperties: false },
)

/** Core's `Mask` as a label stores it: at least one pixel is painted. */
export type MaskGeometry = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly counts: readonly number[]
}

/** Painted pixels. It cannot be tracked: between two masks there is no honest mask. */
export const mask: Shape<MaskGeometry> = {
  name: 'mask',
  schema,
  problem(geometry) {
    const problem = maskProblem(geometry) ?? farOffProblem(boxOfFrame(geometry))
    if (problem !== undefined) return problem
    return maskArea(geometry) === 0 ? 'has no painted pixel' : undefined
  },
  problemInImage(geometry, size) {
    if (boxCovers(boxOfImage(size), boxOfFrame(geometry))) return undefined
    const { left, top, width, height } = geometry
    return `has a rectangle of ${width} x ${height} at (${left}, ${top}) that leaves the image of ${size.width} x ${size.height}`
  },
  bounds: geometry => maskBounds(geometry) ?? boxOfFrame(geometry),
  moved: movedMask,
  fitted: fittedMask,
  hit: maskNear,
  drawnAs: 'mask',
  box: geometry => mask.bounds(geometry),
  rings: ringsOfMask,
  mask: cropMask,
}
