import type { DescribedOperation } from './describe.ts'
import type { OpenApiDocument } from './document.ts'
import type { JsonSchema } from './schemas.ts'

/** A part of an operation in words for people. */
interface Part {
  readonly title: string
  readonly text: string
}

/** What an operation takes and answers, schemas written as one would write the values; what has a name, once inside. */
export function outlineOf({ method, path }: DescribedOperation, document: OpenApiDocument): Part[] {
  const operation = schemaAt(document, 'paths', path.replaceAll(/:(\w+)/g, '{$1}'), method.toLowerCase())
  const schemas = schemaAt(document, 'components', 'schemas')
  const outline = (schema: JsonSchema) => shapeOf(schema, schemas, '', [])
  const parameters = [operation['parameters']].flat().map(each => schemaAt(each))
  const inPlace = (place: string) => parameters.filter(parameter => parameter['in'] === place)
  const query = inPlace('query').map(
    parameter =>
      `${parameter['name']}${parameter['required'] === true ? '' : '?'}: ${outline(schemaAt(parameter, 'schema'))}`,
  )
  const body = schemaAt(operation, 'requestBody', 'content', 'application/json', 'schema')
  const reply = schemaAt(operation, 'responses', '200', 'content', 'application/json', 'schema')
  return [
    ...(query.length > 0 ? [{ title: 'Query', text: query.join('\n') }] : []),
    ...(Object.keys(body).length > 0 ? [{ title: 'Body', text: outline(body) }] : []),
    { title: 'Reply', text: Object.keys(reply).length > 0 ? `200 ${outline(reply)}` : '204' },
  ]
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
