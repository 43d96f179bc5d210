import { AppError, type Label as CoreLabel, type Keypoint } from '@gesso/core'
import { keypointsOf, limitCoordinate } from '@gesso/shapes'
import { type Static, Type } from 'typebox'
import { named, nullable, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { KeypointSchemaRow } from '../../../resources/keypoint-schemas/index.ts'
import { MaybeOrder } from '../schemas.ts'
import { wireMade } from './keypoint-schema.ts'

const Coordinate = Type.Integer({ minimum: -limitCoordinate, maximum: limitCoordinate })

export const LabelKeypoint = named(
  'LabelKeypoint',
  Type.Object({
    id: Uuid,
    keypoint_class_id: Uuid,
    x: Type.Integer(),
    y: Type.Integer(),
    visible: Type.Boolean(),
    norder: Type.Number(),
    created_by: nullable(Uuid),
    create_date: Timestamp,
    updated_by: nullable(Uuid),
    update_date: Timestamp,
  }),
)

/** A point as a request gives it; who made it and when is not the client's to say. */
export const SentKeypoint = Type.Object({
  id: Type.Optional(nullable(Uuid)),
  keypoint_class_id: Uuid,
  x: Coordinate,
  y: Coordinate,
  visible: Type.Optional(nullable(Type.Boolean())),
  norder: MaybeOrder,
})

/** Finds the keypoint schema that a keypoint class is of. */
export type SchemaOf = (keypointClassId: string) => string | undefined

/** Looks keypoint classes up in the schemas of a project. */
export function schemaOfClassIn(schemas: readonly KeypointSchemaRow[]): SchemaOf {
  const byClass = new Map(schemas.flatMap(({ id, classes }) => classes.map(each => [each.id, id] as const)))
  return keypointClassId => byClass.get(keypointClassId)
}

/** What is needed to take points off the wire. */
export interface TakingPoints {
  readonly schemaOf: SchemaOf
  newId(): string
  /** points that the label has already: a point without an id is the next of its class among them */
  readonly standing: readonly Keypoint[]
}

/**
 * The geometry that points on the wire mean; the wire does not name their schema, but their classes do.
 * @param field how the list is called in errors, e.g. `[3].keypoints`
 * @throws AppError `not_found` for a class that no schema of the project has; `invalid_input` for classes of two schemas
 */
export function keypointsFromWire(
  sent: readonly Static<typeof SentKeypoint>[],
  { schemaOf, newId, standing }: TakingPoints,
  field: string,
): { readonly schemaId: string; readonly points: readonly Keypoint[] } {
  const schemaIds = sent.map(({ keypoint_class_id }) => {
    const schemaId = schemaOf(keypoint_class_id.toLowerCase())
    if (schemaId === undefined)
      throw new AppError('not_found', { what: 'keypoint class', id: keypoint_class_id })
    return schemaId
  })
  const [schemaId = ''] = schemaIds
  const other = schemaIds.findIndex(each => each !== schemaId)
  if (other >= 0)
    throw new AppError('invalid_input', {
      field: `${field}[${other}].keypoint_class_id`,
      problem: 'is of another keypoint schema than the points before it',
    })
  const taken = new Set(sent.map(({ id }) => id?.toLowerCase()))
  const free = standing.filter(({ id }) => !taken.has(id))
  const idOf = (classId: string) => {
    const at = free.findIndex(point => point.classId === classId)
    return at < 0 ? newId() : (free.splice(at, 1)[0]?.id ?? newId())
  }
  const points = sent.map((point, index) => {
    const classId = point.keypoint_class_id.toLowerCase()
    const { x, y } = point
    const id = point.id?.toLowerCase() ?? idOf(classId)
    return { id, classId, x, y, visible: point.visible ?? true, norder: point.norder ?? index }
  })
  return { schemaId, points }
}

/** The points of a label as the wire has them, in whole pixels; null where it has none. */
export function wireKeypoints(label: Omit<CoreLabel, 'version'>): Static<typeof LabelKeypoint>[] | null {
  const keypoints = keypointsOf(label)
  if (keypoints === undefined) return null
  return keypoints.points.map(({ id, classId, x, y, visible, norder }) => ({
    id,
    keypoint_class_id: classId,
    // Adding 0 makes -0 what JSON has for it.
    x: Math.round(x) + 0,
    y: Math.round(y) + 0,
    visible,
    norder,
    ...wireMade(label),
  }))
}
