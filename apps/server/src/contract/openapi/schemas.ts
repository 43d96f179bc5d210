import type { TSchema } from 'typebox'

/** A JSON Schema of the draft that OpenAPI 3.1 is written in. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** Gathers the schemas that have a name, so that a document holds each once. */
export interface Components {
  /** The schema, or a reference to it where it has a name. */
  of(schema: TSchema): JsonSchema
  /** Those with a name, by it. */
  readonly named: Readonly<Record<string, JsonSchema>>
}

/** What is JSON, as a document says it. */
export function jsonOf(schema: JsonSchema): JsonSchema {
  return { content: { 'application/json': { schema } } }
}

/** @throws Error when two different schemas have one name */
export function createComponents(): Components {
  const named: Record<string, JsonSchema> = {}
  const sources = new Map<string, string>()
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner)
    if (typeof value !== 'object' || value === null) return value
    const { title } = value as JsonSchema
    return typeof title === 'string' ? reference(title, value as JsonSchema) : plain(value as JsonSchema)
  }
  const reference = (title: string, schema: JsonSchema): JsonSchema => {
    const source = JSON.stringify(schema)
    const known = sources.get(title)
    if (known !== undefined && known !== source)
      throw new Error(`Two different schemas are named ${title}; give one of them another name`)
    if (known === undefined) {
      sources.set(title, source)
      named[title] = plain(schema)
    }
    return { $ref: `#/components/schemas/${title}` }
  }
  const plain = (schema: JsonSchema): JsonSchema => {
    const entries = Object.entries(upToDate(schema)).map(([keyword, value]) => [
      keyword,
      literal.has(keyword) ? value : keyword === 'properties' ? propertiesOf(value) : inner(value),
    ])
    return Object.fromEntries(entries)
  }
  // A property may be called `title`, so what holds properties is no schema itself.
  const propertiesOf = (properties: unknown) =>
    Object.fromEntries(Object.entries(Object(properties)).map(([name, value]) => [name, inner(value)]))
  return { of: schema => inner(schema) as JsonSchema, named }
}

/** Keywords whose values are no schemas. */
const literal = new Set(['default', 'enum', 'const', 'required', 'examples', 'title', 'description'])

/** Tuples are written as the draft of OpenAPI 3.1 has them. */
function upToDate(schema: JsonSchema): JsonSchema {
  if (!Array.isArray(schema['items'])) return schema
  const { items, additionalItems: _, ...rest } = schema
  return { ...rest, prefixItems: items, items: false }
}
