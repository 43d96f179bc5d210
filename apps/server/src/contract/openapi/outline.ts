import type { DescribedOperation } from './describe.ts'
import type { OpenApiDocument } from './document.ts'
import type { JsonSchema } from './schemas.ts'

/** A part of an operation in words for people. */
interface Part {
  readonly title: string
  readonly text: string
}

/** What an operation takes and answers, schemas written as one would write the values; what has a name, once inside. */
export function outlineOf({ method, path, raw }: DescribedOperation, document: OpenApiDocument): Part[] {
  const operation = schemaAt(document, 'paths', path.replaceAll(/:(\w+)/g, '{$1}'), method.toLowerCase())
  const schemas = schemaAt(document, 'components', 'schemas')
  const outline = (schema: JsonSchema) => shapeOf(schema, schemas, '', [])
  const parameters = [operation['parameters']].flat().map(each => schemaAt(each))
  const inPlace = (place: string) => parameters.filter(parameter => parameter['in'] === place)
  const query = inPlace('query').map(
    parameter =>
      `${parameter['name']}${parameter['required'] === true ? '' : '?'}: ${outline(schemaAt(parameter, 'schema'))}`,
  )
  const headers = inPlace('header').map(({ name, description }) => `${name}?: ${description}`)
  const body = contentOf(schemaAt(operation, 'requestBody'), outline)
  const replies = Object.entries(schemaAt(operation, 'responses')).filter(
    ([status, reply]) => !('$ref' in Object(reply)) && (raw || Number(status) < 300),
  )
  return [
    ...(query.length > 0 ? [{ title: 'Query', text: query.join('\n') }] : []),
    ...(headers.length > 0 ? [{ title: 'Headers', text: headers.join('\n') }] : []),
    ...(body === '' ? [] : [{ title: 'Body', text: body }]),
    { title: 'Reply', text: replies.map(each => replyOf(each, outline, raw !== undefined)).join('\n') },
  ]
}

/** A reply: its status, what it holds and, where it may be one of several, what it says. */
function replyOf(
  [status, reply]: readonly [string, unknown],
  outline: (schema: JsonSchema) => string,
  raw: boolean,
): string {
  const described = schemaAt(reply)
  const refused = raw && Number(status) >= 400
  const content = refused ? '' : contentOf(described, outline)
  const headers = Object.keys(schemaAt(described, 'headers')).join(', ')
  return [
    status,
    ...(content === '' ? [] : [content]),
    ...(raw ? [`${described['description']}${headers === '' ? '' : ` (${headers})`}`] : []),
  ].join(raw ? '  ' : ' ')
}

/** What a body holds, JSON without saying so; of bytes, their types. */
function contentOf(described: JsonSchema, outline: (schema: JsonSchema) => string): string {
  const kinds = Object.entries(schemaAt(described, 'content')).map(([type, kind]) => {
    const schema = schemaAt(kind, 'schema')
    if (Object.keys(schema).length === 0) return type
    return type === 'application/json' ? outline(schema) : `${type} ${outline(schema)}`
  })
  return kinds.join(' | ')
}

function schemaAt(from: unknown, ...path: readonly string[]): JsonSchema {
  const found = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), from)
  return typeof found === 'object' && found !== null ? (found as JsonSchema) : {}
}

function shapeOf(schema: JsonSchema, schemas: JsonSchema, indent: string, inside: readonly string[]): string {
  const { $ref, anyOf, enum: words, items, prefixItems, type, format } = schema
  const inner = (value: unknown) => shapeOf(schemaAt(value), schemas, indent, inside)
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? ''
    return inside.includes(name) ? name : shapeOf(schemaAt(schemas, name), schemas, indent, [...inside, name])
  }
  if (Array.isArray(anyOf)) return [...new Set(anyOf.map(inner))].join(' | ')
  if (Array.isArray(words)) return words.map(word => JSON.stringify(word)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(prefixItems)) return `[${prefixItems.map(inner).join(', ')}]`
  if (type === 'array') return `[${items === undefined ? '' : inner(items)}, ...]`
  if (type === 'object') return objectOf(schema, schemas, indent, inside)
  return `${format ?? type ?? 'anything'}${limitsOf(schema)}`
}

function objectOf(
  schema: JsonSchema,
  schemas: JsonSchema,
  indent: string,
  inside: readonly string[],
): string {
  const required = [schema['required']].flat()
  const lines = Object.entries(schemaAt(schema, 'properties')).map(([name, property]) => {
    const value = shapeOf(schemaAt(property), schemas, `${indent}  `, inside)
    return `${indent}  ${name}${required.includes(name) ? '' : '?'}: ${value}`
  })
  return lines.length > 0 ? `{\n${lines.join('\n')}\n${indent}}` : '{ ... }'
}

function limitsOf(schema: JsonSchema): string {
  const { minimum, maximum, minLength, maxLength, default: usual } = schema
  const limits = [
    ...(minimum === undefined ? [] : [`>= ${minimum}`]),
    ...(maximum === undefined ? [] : [`<= ${maximum}`]),
    ...(minLength === undefined && maxLength === undefined
      ? []
      : [`${minLength ?? 0} to ${maxLength ?? 'any number of'} characters`]),
    ...(usual === undefined ? [] : [`usually ${JSON.stringify(usual)}`]),
  ]
  return limits.length > 0 ? ` (${limits.join(', ')})` : ''
}
