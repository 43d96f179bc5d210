import type { Shaped } from '@gesso/shapes'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { nullable, oneOf } from '../../../contract/schemas.ts'
import { alike, isRecord } from './alike.ts'
import {
  keptAttributes,
  WireAttributes,
  type WordsByName,
  wireAttributes,
  wordsFromWire,
} from './attributes.ts'
import {
  geometryFields,
  geometryFromWire,
  type Kind,
  type ToldGeometry,
  type WireGeometry,
  wireFromGeometry,
} from './geometry.ts'
import { invalid, WirePoint } from './wire-points.ts'

const maxPoints = 10_000
const PointId = Type.String({ minLength: 1, maxLength: 100 })
const Face = Type.Object({ coordinates: Type.Array(PointId, { minItems: 4, maxItems: 4 }) })
const Edge = Type.Unsafe<readonly [string, string]>(Type.Array(PointId, { minItems: 2, maxItems: 2 }))

const Geometry = {
  coordinates: Type.Optional(Type.Array(WirePoint, { minItems: 4, maxItems: 4 })),
  points: Type.Optional(
    Type.Record(
      PointId,
      Type.Object({
        ...WirePoint.properties,
        label: Type.Optional(Type.Integer({ minimum: -2_147_483_647, maximum: 2_147_483_647 })),
      }),
      { maxProperties: maxPoints },
    ),
  ),
  edges: Type.Optional(Type.Record(PointId, Edge, { maxProperties: maxPoints })),
  front: Type.Optional(Face),
  side: Type.Optional(Face),
  back: Type.Optional(Face),
}

const WireGeometrySchema = Type.Object(Geometry)

/** What annotation objects and trackers have in common. */
export const common = {
  _id: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
  label: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
  attributes: Type.Optional(WireAttributes),
  /** `non_editable`: nobody edits it by hand */
  state: Type.Optional(nullable(oneOf(['editable', 'non_editable']))),
}

/** One marked object on one picture. */
export const AnnotationObject = Type.Object({ ...common, ...Geometry })
export type AnnotationObject = Static<typeof AnnotationObject>

/** What of an object was sent and cannot be told from what we hold; fields by their names on the wire. */
export type Kept = Readonly<Record<string, unknown>>

/** An annotation object, read. */
export interface ReadObject extends Shaped {
  readonly attributes: WordsByName
  readonly kept: Kept
}

const required: Readonly<Record<Kind, keyof WireGeometry>> = {
  rectangle: 'coordinates',
  polygon: 'points',
  line: 'points',
  cuboid: 'points',
  landmark: 'points',
}

/**
 * What an annotation object means.
 * @param named what it is called by whatever holds it: then its own `_id` and `label` are only kept
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export function readObject(
  sent: AnnotationObject,
  kind: Kind,
  field: string,
  named: object = {},
): ReadObject {
  if (sent[required[kind]] === undefined) throw invalid(`${field}.${required[kind]}`, 'is missing')
  const { shape, geometry } = geometryFromWire(kind, sent, field)
  const attributes = wordsFromWire(sent.attributes)
  const { fields } = wireFromGeometry({ shape, geometry })
  const told = { ...named, ...fields, attributes: wireAttributes(attributes) }
  return { shape, geometry, attributes, kept: keptBeside(sent, told) }
}

/** What is to be kept of what was sent: the fields that differ from what would be told; of the geometry all or nothing. */
export function keptBeside(sent: object, told: object): Kept {
  const own: Readonly<Record<string, unknown>> = { ...told }
  const differing = Object.entries(sent).filter(
    ([name, value]) => value !== undefined && !alike(value, own[name]),
  )
  const moved = differing.some(([name]) => isGeometryField(name))
  const geometry = Object.entries(sent).filter(([name]) => moved && isGeometryField(name))
  return Object.fromEntries([...differing.filter(([name]) => !isGeometryField(name)), ...geometry])
}

function isGeometryField(name: string): boolean {
  return (geometryFields as readonly string[]).includes(name)
}

/** The shape and the values of an object as the wire has them, with what was kept of it as far as it still holds. */
export function wireObject(
  shaped: Shaped,
  attributes: WordsByName,
  kept: Kept = {},
): { kind: Kind; fields: Record<string, unknown> } {
  const { kind, fields } = geometryKept(shaped, kept)
  const told = { attributes: keptAttributes(wireAttributes(attributes), kept['attributes']) }
  const others = Object.entries(kept).filter(([name]) => !isGeometryField(name) && name !== 'attributes')
  return { kind, fields: { ...told, ...fields, ...Object.fromEntries(others) } }
}

/** The geometry in the form that it was sent in, unless it has changed since. */
function geometryKept(shaped: Shaped, kept: Kept): ToldGeometry {
  const told = wireFromGeometry(shaped)
  const sent = Object.fromEntries(Object.entries(kept).filter(([name]) => isGeometryField(name)))
  if (Object.keys(sent).length === 0 || !Value.Check(WireGeometrySchema, sent)) return told
  try {
    const { shape, geometry } = geometryFromWire(told.kind, sent, 'kept')
    return alike({ shape, geometry }, { shape: shaped.shape, geometry: shaped.geometry })
      ? { kind: told.kind, fields: sent }
      : told
  } catch {
    return told
  }
}

/** What was kept under a name, out of JSON that anybody could have written. */
export function keptAt(kept: unknown, name: string): Kept {
  const found = isRecord(kept) ? kept[name] : undefined
  return isRecord(found) ? found : {}
}
