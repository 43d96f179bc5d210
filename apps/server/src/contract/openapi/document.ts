import { nothing } from '../operation.ts'
import type { DescribedApi, DescribedOperation } from './describe.ts'
import { rawParts } from './raw-parts.ts'
import { type RefusedStatus, refusals, refusedStatuses } from './refusals.ts'
import { type Components, createComponents, type JsonSchema, jsonOf } from './schemas.ts'

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

function operationObject(
  operation: DescribedOperation,
  api: DescribedApi,
  components: Components,
): JsonSchema {
  const { name, summary, tag, remark, guarded, raw } = operation
  const { parameters = [], ...parts } = raw
    ? rawParts(operation, raw, components)
    : jsonParts(operation, components)
  return {
    operationId: name,
    summary,
    ...(remark === undefined ? {} : { description: remark }),
    tags: [tag],
    security: guarded ? Object.keys(api.security).map(way => ({ [way]: [] })) : [],
    parameters: [
      ...parametersIn('path', operation.params, components),
      ...parametersIn('query', operation.query, components),
      ...parameters,
    ],
    ...parts,
  }
}

/** The parts of an operation that are its own kind's. */
interface OperationParts {
  readonly parameters?: readonly JsonSchema[]
  readonly requestBody?: JsonSchema
  readonly responses: JsonSchema
}

function jsonParts(operation: DescribedOperation, components: Components): OperationParts {
  const { body, reply } = operation
  const success =
    reply === nothing
      ? { 204: { description: 'Done; there is nothing to tell' } }
      : { 200: { description: 'Done', ...jsonOf(components.of(reply)) } }
  const refused = refusedStatuses(operation).map(status => [status, { $ref: referenceTo(status) }])
  return {
    ...(body === nothing ? {} : { requestBody: { required: true, ...jsonOf(components.of(body)) } }),
    responses: { ...success, ...Object.fromEntries(refused) },
  }
}

function referenceTo(status: RefusedStatus): string {
  return `#/components/responses/${refusals[status].name}`
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
