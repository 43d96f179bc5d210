import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  assertDocumented,
  assertPlainPage,
  assertTellingDocument,
  assertValidDocument,
} from '../../testing/api-docs.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { table, waysTo } from './table.ts'

const document = '/v0/openapi.json'

describe('the documentation of the GT Studio API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('is valid', () => assertValidDocument(stack, document))
  it('tells of every operation what it takes and how it is refused', () =>
    assertTellingDocument(stack, document))
  it('has every operation by each of its ways, and the files of results', () => {
    const wanted = (Object.keys(table) as (keyof typeof table)[]).flatMap(name =>
      waysTo(name).map(({ method, url }) => `${method} ${url}`),
    )
    return assertDocumented(stack, document, [...wanted, 'GET /files/results/:jobId/:version/:name'])
  })
  it('is a page for people without a key', () => assertPlainPage(stack, '/v0/docs'))

  it('lets nobody past the door of the rest', async () => {
    const path = '/v0/projects/5f0e9a1c-1d2b-4a57-9f0f-000000000000/details'
    assert.equal((await stack.send('GET', path)).status, 401)
    assert.equal((await stack.send('POST', '/v0/docs')).status, 401)
    assert.equal((await stack.send('GET', '/v0/docs/x')).status, 401)
  })
})
