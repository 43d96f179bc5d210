import type { Landmark, Shape } from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'
import { scattered } from '../scattered.ts'
import { landmarksBetween } from './interpolate.ts'

const limitNumber = 2_147_483_647

/** As many points as one label may have. */
const limitPoints = 1000

const landmarkPoint = Type.Object(
  {
    x: Type.Number(),
    y: Type.Number(),
    number: Type.Integer({ minimum: -limitNumber, maximum: limitNumber }),
    visible: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

const schema = Type.Object(
  { points: Type.Array(landmarkPoint, { minItems: 1, maxItems: limitPoints }) },
  { additionalProperties: false },
)

/** Points in the order in which they were placed. Numbers say which is which; nothing forbids two alike. */
export type LandmarkGeometry = { readonly points: readonly Landmark[] }

/** Points with numbers, which may go on where another label ends. What lies between them is nobody's to say. */
export const landmark: Shape<LandmarkGeometry> = {
  ...scattered<Landmark, LandmarkGeometry>((_, points) => ({ points })),
  name: 'landmark',
  schema,
  problem(geometry) {
    if (geometry.points.length === 0) return 'has no point'
    return farOffProblem(landmark.bounds(geometry))
  },
  drawnAs: 'landmarks',
  landmarks: ({ points }) => points,
  interpolate: (from, to, t) => {
    if (t >= 1) return to
    return t <= 0 ? from : { points: landmarksBetween(from.points, to.points, t) }
  },
}
