import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Operation } from '../contract/operation.ts'
import { type Furnished, furnish } from '../testing/furnish.ts'
import {
  branchesOf,
  exampleOf,
  type Field,
  fieldsOf,
  nameOf,
  strangeValues,
  withValue,
  wrongValues,
} from '../testing/schema-values.ts'
import { type Sent, type Stack, startStack } from '../testing/stack.ts'
import { contracts } from './contracts.ts'
import { routes } from './routes.ts'

const operations = Object.entries<Operation>(contracts)
/** Wrong values are told from right ones before anything is done, so these may all be sent to the same things. */
const refused = 400

/** What makes the content of a label whole. */
const label = { parentId: null, shape: 'box', geometry: { left: 1, top: 2, right: 4, bottom: 6 } }

describe('every operation', () => {
  let stack: Stack
  let own: Furnished
  let foreign: Furnished
  before(async () => {
    stack = await startStack()
    own = await furnish(stack)
    foreign = await furnish(stack)
  })
  after(() => stack.close())

  const pathOf = ({ path, params }: Operation, ids: Readonly<Record<string, string>>) =>
    fieldsOf(params).reduce((filled, field) => {
      const name = nameOf(field.path)
      return filled.replace(`:${name}`, encodeURIComponent(ids[name] ?? `no-${name}`))
    }, path as string)

  const queryOf = (query: unknown) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(Object(query)))
      for (const one of [value].flat())
        if (one !== undefined)
          search.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one))
    return search.size > 0 ? `?${search}` : ''
  }

  interface Parts {
    readonly ids?: Readonly<Record<string, string>>
    readonly query?: unknown
    readonly body?: unknown
    readonly key?: string
  }

  const hasBody = ({ body }: Operation) => fieldsOf(branchesOf(body)[0] ?? body).length > 0

  const send = (operation: Operation, { ids = own.ids, query, body, key = own.key }: Parts) =>
    stack.send(operation.method, pathOf(operation, ids) + queryOf(query), {
      ...(operation.access === 'actor' && key ? { key } : {}),
      ...(body === undefined ? {} : { body }),
      // Guesses count by address; here each request has one of its own.
      headers: { 'x-forwarded-for': nextAddress() },
    })

  let address = 0
  const nextAddress = () => {
    address++
    return `198.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`
  }

  const exampleParts = (operation: Operation, branch = branchesOf(operation.body)[0]): Parts => ({
    query: exampleOf(operation.query, { ...own.ids, cursor: undefined }),
    ...(hasBody(operation) && branch ? { body: exampleOf(branch, { ...own.ids, ...label }) } : {}),
  })

  const messageOf = ({ body }: Sent) => (body as { message: string }).message
  const codeOf = ({ body }: Sent) => (body as { code: string }).code

  it('is answered by a route', () => {
    const mounted = new Set(routes.map(({ operation }) => operation))
    assert.deepEqual(
      operations.filter(([, operation]) => !mounted.has(operation)).map(([name]) => name),
      [],
    )
  })

  for (const [name, operation] of operations) {
    if (operation.access === 'actor')
      it(`${name} answers 401 to nobody and to a key that is none`, async () => {
        for (const key of ['', 'gesso_0000000000000000000000000000000000000000000']) {
          const sent = await send(operation, { ...exampleParts(operation), key })
          assert.deepEqual([sent.status, codeOf(sent)], [401, 'unauthenticated'])
        }
      })

    const params = fieldsOf(operation.params)
    if (params.length > 0)
      it(`${name} answers 404 to whom the thing is not known, as if it were not there`, async () => {
        const parts = exampleParts(operation)
        const nowhere = Object.fromEntries(
          Object.keys(own.ids).map(id => [id, '01890000-0000-7000-8000-000000000000']),
        )
        const theirs = await send(operation, { ...parts, key: foreign.key })
        const missing = await send(operation, { ...parts, ids: nowhere })
        assert.deepEqual([theirs.status, codeOf(theirs)], [404, 'not_found'])
        assert.deepEqual([missing.status, codeOf(missing)], [404, 'not_found'])
        const last = nameOf(params.at(-1)?.path ?? [])
        if (params.length < 2) return
        const mixed = await send(operation, {
          ...parts,
          ids: { ...own.ids, [last]: foreign.ids[last] ?? '' },
        })
        assert.deepEqual([mixed.status, codeOf(mixed)], [404, 'not_found'], `${last} of another workspace`)
      })

    for (const field of params)
      it(`${name} refuses what cannot be ${nameOf(field.path)}`, async () => {
        for (const wrong of ['x', '1', '%00', '../..', "' or 1=1 --", '😀', 'x'.repeat(300)]) {
          const ids = { ...own.ids, [nameOf(field.path)]: wrong }
          assertNames(await send(operation, { ...exampleParts(operation), ids }), field, wrong)
        }
      })

    for (const field of fieldsOf(operation.query))
      it(`${name} refuses what cannot be ${nameOf(field.path)} in the query`, async () => {
        const parts = exampleParts(operation)
        for (const wrong of wrongValues(field.schema).filter(isTellingInText(field))) {
          const query = withValue(parts.query, field.path, wrong)
          assertNames(await send(operation, { ...parts, query }), field, wrong)
        }
        const query = withValue(parts.query, field.path, 'a\0b')
        assertNames(await send(operation, { ...parts, query }), field, 'NUL')
      })

    if (hasBody(operation))
      it(`${name} refuses a body that is wrong, naming the field`, async () => {
        for (const wrong of ['null', '[]', '5', '"x"']) {
          const sent = await send(operation, { ...exampleParts(operation), body: wrong })
          assert.equal(sent.status, refused)
          assert.match(messageOf(sent), /^body /)
        }
        for (const branch of branchesOf(operation.body)) await refuseWrongFields(operation, branch)
      })

    it(`${name} never fails, whatever stands where`, async () => {
      const parts = exampleParts(operation)
      for (const strange of strangeValues) {
        for (const field of fieldsOf(operation.query)) {
          const query = withValue(parts.query, field.path, strange)
          assertNoFailure(await send(operation, { ...parts, query }), field, strange)
        }
        for (const field of parts.body === undefined
          ? []
          : fieldsOf(branchesOf(operation.body)[0] ?? operation.body))
          assertNoFailure(
            await send(operation, { ...parts, body: withValue(parts.body, field.path, strange) }),
            field,
            strange,
          )
      }
    })
  }

  async function refuseWrongFields(operation: Operation, branch: Operation['body']): Promise<void> {
    const parts = exampleParts(operation, branch)
    for (const field of fieldsOf(branch)) {
      if (field.required) {
        const sent = await send(operation, { ...parts, body: withValue(parts.body, field.path, undefined) })
        assert.equal(sent.status, refused)
        // Where there are two ways to say something, either may be the one that was meant.
        const name =
          branchesOf(operation.body).length > 1 ? '.*' : nameOf(field.path).replace(/[[\]]/g, '\\$&')
        assert.match(messageOf(sent), new RegExp(`^${name} is missing$`))
      }
      for (const wrong of wrongValues(field.schema)) {
        const body = withValue(parts.body, field.path, wrong)
        assertNames(await send(operation, { ...parts, body }), field, wrong)
      }
    }
  }

  function assertNames(sent: Sent, field: Field, wrong: unknown): void {
    const shown = `${nameOf(field.path)} = ${JSON.stringify(wrong)?.slice(0, 100)}: ${JSON.stringify(sent.body)}`
    assert.equal(sent.status, refused, shown)
    assert.ok(messageOf(sent).startsWith(nameOf(field.path)), shown)
  }

  function assertNoFailure(sent: Sent, field: Field, strange: unknown): void {
    const shown = `${nameOf(field.path)} = ${JSON.stringify(strange)?.slice(0, 100)}: ${JSON.stringify(sent.body)}`
    assert.ok(sent.status < 500, shown)
  }
})

/** In a query all is text: `5` is a text, one value is a list of one, and an empty list is left out. */
function isTellingInText({ schema }: Field): (value: unknown) => boolean {
  const { type } = schema as { type?: string }
  return value => {
    if (typeof value === 'object') return false
    if (type === 'string' && !('format' in schema) && !('enum' in schema)) return String(value).length > 255
    if (type === 'array') return value === 'x' || value === ''
    if (type === 'boolean') return value === 'x' || value === 5
    return value !== true || type === 'string'
  }
}
