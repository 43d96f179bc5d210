import { randomUUID } from 'node:crypto'
import type { TSchema } from 'typebox'

/** JSON Schema keywords, which TypeBox's general schema type does not list. */
interface Facts {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly TSchema[]
  readonly items?: TSchema
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** Keys of objects and places in arrays that lead to a value. */
export type Path = readonly (string | number)[]

/** A value of a JSON document. */
export interface Field {
  readonly path: Path
  readonly schema: TSchema
  readonly required: boolean
}

function factsOf(schema: TSchema): Facts {
  return { ...schema }
}

/** What an object holds and a nullable value is when it is not null. */
function meant(schema: TSchema): TSchema {
  return factsOf(schema).anyOf?.find(branch => factsOf(branch).type !== 'null') ?? schema
}

/** The alternatives of a schema: the branches of a union of objects, else itself. */
export function branchesOf(schema: TSchema): readonly TSchema[] {
  const { anyOf = [] } = factsOf(schema)
  return anyOf.length > 0 && anyOf.every(branch => factsOf(branch).type === 'object') ? anyOf : [schema]
}

/**
 * A value that a schema allows: all fields given, one item in each array.
 * @param known values by the name of their field, for ids that must be there
 */
export function exampleOf(schema: TSchema, known: Readonly<Record<string, unknown>> = {}): unknown {
  const facts = factsOf(meant(schema))
  if (facts.type === 'undefined') return undefined
  if (facts.enum) return facts.enum[0]
  if (facts.const !== undefined) return facts.const
  if (facts.type === 'object')
    return Object.fromEntries(
      Object.entries(facts.properties ?? {}).map(([name, property]) => {
        const listed = factsOf(meant(property)).type === 'array'
        if (name in known) return [name, listed ? [known[name]] : known[name]]
        return [name, exampleOf(property, known)]
      }),
    )
  if (facts.type === 'array') {
    const { items, minItems = 1 } = facts
    return items ? Array.from({ length: Math.max(1, minItems) }, () => exampleOf(items, known)) : []
  }
  if (facts.type === 'integer' || facts.type === 'number') return facts.minimum ?? 1
  if (facts.type === 'boolean') return false
  return exampleText(facts)
}

function exampleText({ format, pattern, minLength = 1 }: Facts): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'date-time') return '2026-11-22T10:00:00Z'
  if (format === 'email') return 'ann@example.org'
  if (format === 'shape') return 'box'
  if (format?.endsWith('status')) return 'NEW'
  if (pattern?.startsWith('^#')) return '#112233'
  return 'x'.repeat(minLength)
}

/** Every field of an object's schema, at any depth; an array's item as its first. */
export function fieldsOf(schema: TSchema, path: Path = []): Field[] {
  const facts = factsOf(meant(schema))
  if (facts.type === 'array' && facts.items) {
    const item = { path: [...path, 0], schema: facts.items, required: false }
    return [item, ...fieldsOf(facts.items, item.path)]
  }
  return Object.entries(facts.properties ?? {}).flatMap(([name, property]) => {
    const required = facts.required?.includes(name) ?? false
    return [{ path: [...path, name], schema: property, required }, ...fieldsOf(property, [...path, name])]
  })
}

/** The name of a field as errors give it: `added[0].zIndex`. */
export function nameOf(path: Path): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name ? `${name}.${part}` : part),
    '',
  )
}

/** A copy of a document with another value at a place; undefined leaves it out. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(document)
  const last = path.at(-1)
  const parent = path.slice(0, -1).reduce<unknown>((at, part) => Reflect.get(Object(at), part), copy)
  if (last === undefined) return value
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return copy
}

/** Values of the wrong kind, form or size for a schema, as JSON. */
export function wrongValues(schema: TSchema): unknown[] {
  const { anyOf = [] } = factsOf(schema)
  const branches = anyOf.filter(branch => factsOf(branch).type !== 'null')
  if (branches.length > 1)
    return wrongForAll(branches).filter(value => value !== null || branches.length === anyOf.length)
  const facts = factsOf(meant(schema))
  // Of what may be anything, nothing is wrong.
  if (facts.type === undefined && facts.enum === undefined && facts.const === undefined) return []
  const nullable = factsOf(schema).anyOf?.some(branch => factsOf(branch).type === 'null') ?? false
  const kinds: unknown[] = nullable ? [] : [null]
  if (facts.type !== 'object') kinds.push({}, { length: 1 })
  if (facts.type !== 'array') kinds.push([], ['x'])
  if (facts.type !== 'boolean') kinds.push(true)
  if (facts.type !== 'string') kinds.push('', 'x')
  if (facts.type !== 'integer' && facts.type !== 'number') kinds.push(5, -0.5)
  return [...kinds, ...wrongSizes(facts), ...wrongForms(facts)]
}

/** What is wrong whichever of the branches is meant. */
function wrongForAll([first, ...others]: readonly TSchema[]): unknown[] {
  const texts = others.map(branch => wrongValues(branch).map(value => JSON.stringify(value)))
  return (first ? wrongValues(first) : []).filter(value =>
    texts.every(wrong => wrong.includes(JSON.stringify(value))),
  )
}

function wrongSizes({ type, minimum, maximum, minLength = 0, maxLength, maxItems }: Facts): unknown[] {
  const wrong: unknown[] = []
  if (type === 'integer') wrong.push(1.5)
  if (minimum !== undefined) wrong.push(minimum - 1)
  if (maximum !== undefined) wrong.push(maximum + 1, 1e300)
  if (minLength > 0) wrong.push('x'.repeat(minLength - 1))
  if (maxLength !== undefined) wrong.push('x'.repeat(maxLength + 1))
  if (maxItems !== undefined) wrong.push(Array.from({ length: maxItems + 1 }, () => null))
  return wrong
}

function wrongForms({ type, format, pattern, enum: words }: Facts): unknown[] {
  if (type !== 'string') return []
  return format || pattern || words ? ['', ' ', '\n', 'no such thing'.slice(pattern === '\\S' ? 13 : 0)] : []
}

/** Values of many kinds, some of which a schema may allow: none of them may make a server fail. */
export const strangeValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  2 ** 31,
  2 ** 53,
  1e300,
  -1e300,
  '',
  ' ',
  '0',
  'x'.repeat(250),
  '\u0001\u007f\u0085\u202e',
  '😀'.repeat(60),
  "'; drop table label; --",
  '%_\\%',
  '../../etc/passwd',
  '{{constructor.constructor}}',
  '__proto__',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  [],
  [null],
  [[[[]]]],
  Array.from({ length: 50 }, () => 1),
  {},
  { length: -1 },
  { toString: 1, constructor: 2, hasOwnProperty: 3 },
]
