import { after, before, describe, it } from 'node:test'
import {
  assertDocumented,
  assertPlainPage,
  assertTellingDocument,
  assertValidDocument,
} from '../testing/api-docs.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { contracts } from './contracts.ts'
import { probes } from './health.ts'
import { rawRoutes } from './routes.ts'

const document = '/api/openapi.json'

describe('the documentation of our API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('is valid', () => assertValidDocument(stack, document))
  it('tells of every operation what it takes and how it is refused', () =>
    assertTellingDocument(stack, document))
  it('has every operation, files, feeds and health among them, and nothing else', () => {
    const asked = probes.map(({ path }) => ({ method: 'GET', path }))
    const all = [...Object.values(contracts), ...rawRoutes, ...asked]
    const wanted = all.map(({ method, path }) => `${method} ${path}`)
    return assertDocumented(stack, document, wanted)
  })
  it('is a page for people without a key', () => assertPlainPage(stack, '/api/docs'))
})
