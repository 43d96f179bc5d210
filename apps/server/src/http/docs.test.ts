import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { table, waysTo } from '../dialects/hasty/table.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { contracts } from './contracts.ts'

interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security: readonly object[]
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, object>>
}

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const ways = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      way: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  )

describe('the documentation of the APIs', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const documentAt = async (path: string) => {
    const { status, body } = await stack.send('GET', path)
    assert.equal(status, 200)
    return body as Document
  }

  for (const path of ['/api/openapi.json', '/v1/openapi.json']) {
    it(`${path} is valid by the official schema of OpenAPI 3.1, its schemas by that of their draft`, async () => {
      const document = await documentAt(path)
      assert.equal(document.openapi, '3.1.0')
      const { valid, errors } = await new Validator().validate(structuredClone({ ...document }))
      assert.ok(valid, JSON.stringify(errors))
      const ajv = new Ajv2020({ strict: false, validateFormats: false })
      ajv.addSchema({ $id: 'document', ...document })
      for (const name of Object.keys(document.components.schemas))
        assert.ok(ajv.getSchema(`document#/components/schemas/${name}`), name)
    })

    it(`${path} tells of every operation what it is about, what it takes, and how it is refused`, async () => {
      const document = await documentAt(path)
      const ids = new Set<string>()
      for (const { way, path, operation } of ways(document)) {
        assert.ok(operation.summary.length > 3, way)
        assert.ok(operation.tags.length === 1 && operation.tags[0], way)
        assert.ok(!ids.has(operation.operationId), operation.operationId)
        ids.add(operation.operationId)
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        const given = operation.parameters.filter(each => each.in === 'path').map(each => each.name)
        assert.deepEqual(given.sort(), named.sort(), way)
        assert.ok('200' in operation.responses !== '204' in operation.responses, way)
        assert.ok('400' in operation.responses && '500' in operation.responses, way)
        assert.equal('401' in operation.responses, operation.security.length > 0, way)
      }
    })
  }

  it('has every operation of our own API, and nothing else', async () => {
    const wanted = Object.values(contracts).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    const told = ways(await documentAt('/api/openapi.json')).map(({ way }) => way)
    assert.deepEqual(told.sort(), wanted.sort())
  })

  it("has every operation of Hasty's API by each of its ways", async () => {
    const wanted = (Object.keys(table) as (keyof typeof table)[]).flatMap(name =>
      waysTo(name).map(({ method, url }) => `${method} /v1${url.replaceAll(/:(\w+)/g, '{$1}')}`),
    )
    const told = ways(await documentAt('/v1/openapi.json')).map(({ way }) => way)
    assert.deepEqual(told.sort(), wanted.sort())
  })

  it('is a page without scripts and without anything from elsewhere, for people without a key', async () => {
    for (const path of ['/api/docs', '/v1/docs']) {
      const { status, headers, body } = await stack.send('GET', path)
      assert.equal(status, 200)
      assert.match(headers.get('content-type') ?? '', /^text\/html/)
      const page = String(body)
      assert.doesNotMatch(page, /<script|<link rel="(?!icon)|<img|https?:\/\/|@import/)
      const document = await documentAt(path.replace('docs', 'openapi.json'))
      for (const { operation } of ways(document))
        assert.ok(page.includes(`<details id="${operation.operationId}">`))
    }
  })

  it('lets nobody past the door of the rest', async () => {
    assert.equal((await stack.send('GET', '/v1/projects')).status, 401)
    assert.equal((await stack.send('POST', '/v1/docs')).status, 401)
    assert.equal((await stack.send('GET', '/v1/docs/x')).status, 401)
  })
})
