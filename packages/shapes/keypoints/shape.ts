import type { Keypoint, Shape } from '@gesso/core'
import { Type } from 'typebox'
import { farOffProblem } from '../coordinates.ts'
import { scattered } from '../scattered.ts'
import { pointsBetween } from './interpolate.ts'

const uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })

const keypoint = Type.Object(
  {
    id: uuid,
    classId: uuid,
    x: Type.Number(),
    y: Type.Number(),
    visible: Type.Boolean(),
    norder: Type.Number(),
  },
  { additionalProperties: false },
)

/** As many points as one label may have. */
const limitPoints = 1000

const schema = Type.Object(
  { schemaId: uuid, points: Type.Array(keypoint, { minItems: 1, maxItems: limitPoints }) },
  { additionalProperties: false },
)

/** Points of a keypoint schema; those that were not placed are left out. Ids are in lower case. */
export type KeypointsGeometry = { readonly schemaId: string; readonly points: readonly Keypoint[] }

/** Points that a keypoint schema names. What area lies between them is nobody's to say, so it has none. */
export const keypoints: Shape<KeypointsGeometry> = {
  ...scattered<Keypoint, KeypointsGeometry>((geometry, points) => ({ ...geometry, points })),
  name: 'keypoints',
  schema,
  problem(geometry) {
    if (geometry.points.length === 0) return 'has no point'
    if (new Set(geometry.points.map(({ id }) => id)).size < geometry.points.length)
      return 'has two points of one id'
    return farOffProblem(keypoints.bounds(geometry))
  },
  drawnAs: 'keypoints',
  keypoints: geometry => geometry,
  interpolate: (from, to, t) => pointsBetween(from, to, t),
}
