import type { RawAnswer } from '../raw-route.ts'
import type { DescribedOperation, RawDescription } from './describe.ts'
import { refusals, refusedStatuses } from './refusals.ts'
import { type Components, type JsonSchema, jsonOf } from './schemas.ts'

/** What a document says of a route that speaks bytes: the headers it reads, its body and its replies. */
export function rawParts(operation: DescribedOperation, raw: RawDescription, components: Components) {
  const error = jsonOf(components.of(raw.error))
  const answered = Object.entries(raw.answers).map(([status, answer]) => [
    status,
    answerObject(answer, components),
  ])
  const refused = refusedStatuses(operation).map(status => [
    status,
    { description: descriptionOf(status, operation), ...error },
  ])
  return {
    parameters: Object.entries(raw.headers ?? {}).map(([name, description]) => ({
      name,
      in: 'header',
      description,
      required: false,
      schema: { type: 'string' },
    })),
    ...(raw.body
      ? { requestBody: { required: true, content: Object.fromEntries(raw.body.map(type => [type, {}])) } }
      : {}),
    responses: Object.fromEntries([...answered, ...refused]) as JsonSchema,
  }
}

function answerObject({ says, content, headers }: RawAnswer, components: Components): JsonSchema {
  const types = Object.entries(content ?? {}).map(([type, schema]) => [
    type,
    // Bytes have no schema: OpenAPI 3.1 leaves it out.
    schema === null ? {} : { schema: components.of(schema) },
  ])
  const told = Object.entries(headers ?? {}).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ])
  return {
    description: says,
    ...(told.length > 0 ? { headers: Object.fromEntries(told) } : {}),
    ...(types.length > 0 ? { content: Object.fromEntries(types) } : {}),
  }
}

function descriptionOf(status: keyof typeof refusals, { guarded }: DescribedOperation): string {
  if (status === 403 && !guarded) return 'The link is not genuine, or has expired'
  return refusals[status].description
}
