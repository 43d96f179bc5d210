import { type AttributeValue, type AttributeValues, imageStatuses, roles } from '@gesso/core'
import { type Static, type TObject, type TSchema, Type } from 'typebox'

/** Gives a schema the name it has in the docs and in the typed client. */
export function named<T extends TSchema>(title: string, schema: T): T {
  return { ...schema, title }
}

/** One of the given words. */
export function oneOf<const V extends readonly string[]>(values: V) {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values] })
}

/** The schema or null. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Uuid = Type.String({ format: 'uuid' })
export const Timestamp = Type.String({ format: 'date-time' })
/** A name that people give: 1 to 255 characters, not only blanks. */
export const Name = Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' })
export const Description = Type.String({ maxLength: 10_000 })
/** #RRGGBB or #RRGGBBAA */
export const Colour = Type.String({ pattern: '^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$' })
export const ImageStatusSchema = oneOf(imageStatuses)
/** One of the words that every project has, or the id of a custom status. */
export const MediaStatusSchema = Type.String({ format: 'status' })
/** The same, without the word that automation alone may set. */
export const WritableStatusSchema = Type.String({ format: 'writable-status' })
/** The name of a shape. */
export const ShapeSchema = Type.String({ format: 'shape' })
export const RoleSchema = oneOf(roles)

/** What an attribute can say at all; what it may say is up to its type. */
export const AttributeValueSchema = named(
  'AttributeValue',
  Type.Unsafe<AttributeValue>(
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String(), { maxItems: 1000 })]),
  ),
)

/** Values by attribute id. */
export const AttributeValuesSchema = named(
  'AttributeValues',
  Type.Unsafe<AttributeValues>(Type.Record(Type.String(), AttributeValueSchema, { maxProperties: 1000 })),
)

/** The parameters of a path, all uuids. */
export function ids<const K extends string>(...names: readonly K[]): TObject<Record<K, typeof Uuid>> {
  return Type.Object(Object.fromEntries(names.map(name => [name, Uuid])) as Record<K, typeof Uuid>)
}

export const PageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
})
export type PageQuery = Static<typeof PageQuery>

/** A page of a list: `next` is the cursor of the following page, null on the last; `total` counts all under the filter. */
export function pageOf<T extends TSchema>(title: string, item: T) {
  return named(
    title,
    Type.Object({
      items: Type.Array(item),
      next: nullable(Type.String()),
      total: Type.Integer({ minimum: 0 }),
    }),
  )
}

/** A page of a list inside the server. */
export interface Page<T> {
  readonly items: T[]
  readonly next: string | null
  readonly total: number
}
