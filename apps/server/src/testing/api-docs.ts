import assert from 'node:assert/strict'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Stack } from './stack.ts'

interface DescribedOperation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security: readonly object[]
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, object>>
}

interface ApiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

/** Asserts that an OpenAPI document is valid by the official schema of OpenAPI 3.1, its schemas by that of their draft. */
export async function assertValidDocument(stack: Stack, path: string): Promise<void> {
  const document = await documentAt(stack, path)
  assert.equal(document.openapi, '3.1.0')
  const { valid, errors } = await new Validator().validate(structuredClone({ ...document }))
  assert.ok(valid, JSON.stringify(errors))
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'document', ...document })
  for (const name of Object.keys(document.components.schemas))
    assert.ok(ajv.getSchema(`document#/components/schemas/${name}`), name)
}

/** Asserts that a document tells of every operation what it is about, what it takes, and how it is refused. */
export async function assertTellingDocument(stack: Stack, path: string): Promise<void> {
  const ids = new Set<string>()
  for (const { way, path: at, operation } of waysIn(await documentAt(stack, path))) {
    assert.ok(operation.summary.length > 3, way)
    assert.ok(operation.tags.length === 1 && operation.tags[0], way)
    assert.ok(!ids.has(operation.operationId), operation.operationId)
    ids.add(operation.operationId)
    const named = [...at.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const given = operation.parameters.filter(each => each.in === 'path').map(each => each.name)
    assert.deepEqual(given.sort(), named.sort(), way)
    assert.ok('200' in operation.responses !== '204' in operation.responses, way)
    assert.ok('500' in operation.responses, way)
    // Of what takes nothing, as health does, nothing can be wrong.
    assert.equal('400' in operation.responses, !/^\/(healthz|readyz)$/.test(at), way)
    assert.equal('401' in operation.responses, operation.security.length > 0, way)
  }
}

/** Asserts that a document has these operations and no others, as in `GET /api/projects/:projectId`. */
export async function assertDocumented(stack: Stack, path: string, wanted: readonly string[]): Promise<void> {
  const told = waysIn(await documentAt(stack, path)).map(({ way }) => way)
  assert.deepEqual(told.sort(), wanted.map(way => way.replaceAll(/:(\w+)/g, '{$1}')).sort())
}

/** Asserts that a page tells people of every operation without a key, a script, or anything from elsewhere. */
export async function assertPlainPage(stack: Stack, path: string): Promise<void> {
  const { status, headers, body } = await stack.send('GET', path)
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /^text\/html/)
  const page = String(body)
  assert.doesNotMatch(page, /<script|<link rel="(?!icon)|<img|https?:\/\/|@import/)
  const document = await documentAt(stack, path.replace('docs', 'openapi.json'))
  for (const { operation } of waysIn(document))
    assert.ok(page.includes(`<details id="${operation.operationId}">`), operation.operationId)
}

async function documentAt(stack: Stack, path: string): Promise<ApiDocument> {
  const { status, body } = await stack.send('GET', path)
  assert.equal(status, 200)
  return body as ApiDocument
}

function waysIn({ paths }: ApiDocument) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      way: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  )
}
