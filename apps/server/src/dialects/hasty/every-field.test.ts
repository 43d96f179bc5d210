import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { TSchema } from 'typebox'
import { openDesk } from '../../testing/builders.ts'
import {
  exampleOf,
  type Field,
  fieldsOf,
  nameOf,
  withValue,
  wrongValues,
} from '../../testing/schema-values.ts'
import { type Sent, type Stack, startStack } from '../../testing/stack.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations/index.ts'
import { waysTo } from './table.ts'

/** What a request is made of beside its path, whose ids are of nothing: what is wrong is told before anything is looked up. */
interface Parts {
  readonly id?: string
  readonly query?: unknown
  readonly body?: unknown
}

describe('every field of the Hasty API', () => {
  let stack: Stack
  let key = ''
  before(async () => {
    stack = await startStack()
    key = (await openDesk(stack)).key
  })
  after(() => stack.close())

  const send = ({ name }: Operation, { id = randomUUID(), query, body }: Parts) => {
    const [way] = waysTo(name)
    assert.ok(way)
    const path = way.url.replaceAll(/:\w+/g, encodeURIComponent(id))
    return stack.send(way.method, `/v1${path}${queryOf(query)}`, {
      key,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  const examples = ({ query, body }: Operation): Parts => ({
    query: exampleOf(query),
    body: exampleOf(body),
  })

  for (const operation of operations) {
    const { name, query, body } = operation
    const [, firstParam] = /:(\w+)/.exec(waysTo(name)[0]?.url ?? '') ?? []

    if (firstParam !== undefined)
      it(`${name} refuses what cannot be an id`, async () => {
        for (const wrong of ['x', '1', '%00', "' or 1=1 --", '😀', 'x'.repeat(300)])
          assertNames(await send(operation, { ...examples(operation), id: wrong }), firstParam, wrong)
      })

    for (const field of fieldsOf(query).filter(isNoItem))
      it(`${name} refuses what cannot be ${nameOf(field.path)} in the query`, async () => {
        const parts = examples(operation)
        for (const wrong of [...wrongTexts(field.schema), 'a\0b'])
          assertNames(
            await send(operation, { ...parts, query: withValue(parts.query, field.path, wrong) }),
            nameOf(field.path),
            wrong,
          )
      })

    if (fieldsOf(body).length > 0)
      it(`${name} refuses each wrong field of its body, naming it`, async () => {
        const parts = examples(operation)
        for (const wrong of [5, 'x', null])
          assertNames(await send(operation, { ...parts, body: wrong }), 'body', wrong)
        for (const field of fieldsOf(body)) {
          if (field.required) {
            const without = withValue(parts.body, field.path, undefined)
            const sent = await send(operation, { ...parts, body: without })
            assertNames(sent, nameOf(field.path), undefined)
            assert.match(messageOf(sent), / is missing/)
          }
          for (const wrong of wrongValues(field.schema))
            assertNames(
              await send(operation, { ...parts, body: withValue(parts.body, field.path, wrong) }),
              nameOf(field.path),
              wrong,
            )
        }
      })
  }
})

function messageOf({ body }: Sent): string {
  return (body as { message: string }).message
}

function assertNames(sent: Sent, name: string, wrong: unknown): void {
  const shown = `${name} = ${JSON.stringify(wrong)?.slice(0, 100)}: ${sent.status} ${JSON.stringify(sent.body)}`
  assert.equal(sent.status, 400, shown)
  assert.ok(messageOf(sent).startsWith(name), shown)
}

function isNoItem({ path }: Field): boolean {
  return path.length === 1
}

/** Wrong values as a query can bring them, where all is text, an empty one is none, and commas join lists. */
function wrongTexts(schema: TSchema): string[] {
  const { type, maxLength, items, maxItems } = schema as {
    type?: string
    maxLength?: number
    items?: TSchema
    maxItems?: number
  }
  if (type === 'array')
    return [...(items ? wrongTexts(items) : []), ...(maxItems ? [','.padStart(maxItems * 2 + 3, 'x,')] : [])]
  if (type === 'string')
    return [
      ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
      ...('format' in schema || 'enum' in schema || 'pattern' in schema ? [' ', 'no such thing'] : []),
    ]
  return wrongValues(schema).flatMap(value =>
    typeof value === 'number' || value === 'x' ? [String(value)] : [],
  )
}

function queryOf(query: unknown): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(Object(query)))
    for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one))
  return search.size > 0 ? `?${search}` : ''
}
