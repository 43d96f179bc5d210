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

const document = '/v1/openapi.json'

const files = [
  'PUT /files/uploads/:uploadId',
  'GET /files/images/:imageId/:rendition/:version/:name',
  'GET /files/videos/:videoId/:form/:version/:name',
  'GET /files/videos/:videoId/frames/:place/:form/:version/:name',
  'GET /files/exports/:runId/:name',
]

describe('the documentation of the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('is valid', () => assertValidDocument(stack, document))
  it('tells of every operation what it takes and how it is refused', () =>
    assertTellingDocument(stack, document))
  it('has every operation by each of its ways, and what the URLs lead to that it gives out', () => {
    const wanted = (Object.keys(table) as (keyof typeof table)[]).flatMap(name =>
      waysTo(name).map(({ method, url }) => `${method} /v1${url}`),
    )
    return assertDocumented(stack, document, [...wanted, ...files])
  })
  it('is a page for people without a key', () => assertPlainPage(stack, '/v1/docs'))

  it('lets nobody past the door of the rest', async () => {
    assert.equal((await stack.send('GET', '/v1/projects')).status, 401)
    assert.equal((await stack.send('POST', '/v1/docs')).status, 401)
    assert.equal((await stack.send('GET', '/v1/docs/x')).status, 401)
  })
})
