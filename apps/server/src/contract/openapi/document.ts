import { nothing } from '../operation.ts'
import type { DescribedApi, DescribedOperation } from './describe.ts'
import { type Components, createComponents, type JsonSchema } from './schemas.ts'

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = JsonSchema

/**
 * The OpenAPI 3.1 document of an API, made from the very schemas that check its requests.
 * @throws Error when two different schemas have one name
 */
export function openApiDocument(api: DescribedApi): OpenApiDocument {
  const components = createComponents()
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const operation of api.operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: operationObject(operation, api, components),
    }
  }
  const error = components.of(api.error)
  return {
    openapi: '3.1.0',
    info: { title: api.title, version: api.version, description: api.description },
    servers: [{ url: '/' }],
    tags: [...new Set(api.operations.map(({ tag }) => tag))].map(name => ({ name })),
    paths,
    components: {
      schemas: components.named,
      responses: Object.fromEntries(
        Object.values(refusals).map(({ name, description }) => [name, { description, ...jsonOf(error) }]),
      ),
      securitySchemes: api.security,
    },
  }
}

const refusals = {
  400: { name: 'Invalid', description: 'Something in the request is wrong; the message names the field' },
  401: { name: 'Unauthenticated', description: 'The request brings no valid key' },
  403: { name: 'Forbidden', description: 'The role of the caller may not do this' },
  404: { name: 'NotFound', description: 'There is no such thing, or the caller may not see it' },
  429: { name: 'TooManyRequests', description: 'Too many attempts; Retry-After says when to come back' },
  500: { name: 'Failed', description: 'The server failed; its log has the request id' },
} as const

function operationObject(
  operation: DescribedOperation,
  api: DescribedApi,
  components: Components,
): JsonSchema {
  const { name, summary, tag, remark, guarded, body, reply } = operation
  const success =
    reply === nothing
      ? { 204: { description: 'Done; there is nothing to tell' } }
      : { 200: { description: 'Done', ...jsonOf(components.of(reply)) } }
  return {
    operationId: name,
    summary,
    ...(remark === undefined ? {} : { description: remark }),
    tags: [tag],
    security: guarded ? Object.keys(api.security).map(way => ({ [way]: [] })) : [],
    parameters: [
      ...parametersIn('path', operation.params, components),
      ...parametersIn('query', operation.query, components),
    ],
    ...(body === nothing ? {} : { requestBody: { required: true, ...jsonOf(components.of(body)) } }),
    responses: { ...success, ...refusalsOf(operation) },
  }
}

function jsonOf(schema: JsonSchema): JsonSchema {
  return { content: { 'application/json': { schema } } }
}

function refusalsOf({ guarded, limited, params }: DescribedOperation): JsonSchema {
  const statuses = [
    400,
    ...(guarded ? ([401, 403] as const) : []),
    ...(Object.keys(params.properties).length > 0 ? ([404] as const) : []),
    ...(limited ? ([429] as const) : []),
    500,
  ] as const
  return Object.fromEntries(
    statuses.map(status => [status, { $ref: `#/components/responses/${refusals[status].name}` }]),
  )
}

function parametersIn(
  place: 'path' | 'query',
  schema: DescribedOperation['params'],
  components: Components,
): JsonSchema[] {
  const needed: readonly string[] = schema.required ?? []
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: components.of(property),
  }))
}
