import { type TProperties, type TSchema, Type } from 'typebox'
import { named } from '../../contract/schemas.ts'

/** Most items of a page. */
const maxLimit = 1000

/** The parameters of a list: where it begins, how many, and what narrows it; no other is taken, so that none is ignored. */
export function listQuery<const P extends TProperties>(filters: P) {
  return Type.Object(
    {
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, default: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 0, maximum: maxLimit, default: 100 })),
      ...filters,
    },
    { additionalProperties: false },
  )
}

/** A page: `total` counts all under the filters, which are echoed. */
export function pageOf<T extends TSchema>(title: string, item: T) {
  return named(
    title,
    Type.Object({
      meta: Type.Object({
        object: Type.Literal('list'),
        limit: Type.Integer(),
        offset: Type.Integer(),
        total: Type.Integer(),
        search_parameters: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' }),
      }),
      items: Type.Array(item),
    }),
  )
}

/** A whole list that is answered at once. */
export function listOf<T extends TSchema>(title: string, item: T) {
  return named(
    title,
    Type.Object({
      meta: Type.Object({ object: Type.Literal('list'), total: Type.Integer() }),
      items: Type.Array(item),
    }),
  )
}

/** A text or null, left out or not. */
export const MaybeText = Type.Optional(Type.Union([Type.String({ maxLength: 10_000 }), Type.Null()]))

/** A place in an order or null, left out or not. */
export const MaybeOrder = Type.Optional(Type.Union([Type.Number(), Type.Null()]))
