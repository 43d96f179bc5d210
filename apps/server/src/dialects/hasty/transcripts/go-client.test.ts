import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isUuid } from '@gesso/core'
import { photo } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { speak } from '../testing/speak.ts'
import { ask, openWireDesk, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

// What the vendor's Go client sends: a JSON body with every method, `null` where it has none.
function goRequest(key: string, way: string, body: string): string[] {
  return [
    `${way} HTTP/1.1`,
    'User-Agent: Go-http-client/1.1',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Type: application/json',
    `X-Api-Key: ${key}`,
    'Accept-Encoding: gzip',
  ]
}

describe('the Go client, byte for byte', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  })
  after(() => stack.close())

  /** Success is 200, 202 or 204; all else must be an error that it can read. */
  const say = async ({ key }: Pick<WireDesk, 'key'>, way: string, body: unknown = null) => {
    const text = JSON.stringify(body)
    const heard = await speak(stack.url, goRequest(key, way, text), text)
    assert.ok(isUuid(heard.headers.get('x-request-id')), 'X-Request-ID')
    if (![200, 202, 204].includes(heard.status))
      assert.deepEqual(Object.keys(heard.json as object), ['code', 'message'])
    return heard
  }

  it('reads errors as code and message, each with a request id', async () => {
    const desk = await openWireDesk(stack)
    const viewer = { key: await stack.key(desk.workspaceId, 'View Only') }
    assert.equal((await say({ key: 'wrong' }, `POST ${desk.p}/datasets`, { name: 'a' })).status, 401)
    assert.equal((await say(viewer, `POST ${desk.p}/datasets`, { name: 'a' })).status, 403)
    assert.equal((await say(desk, `DELETE ${desk.p}/datasets/${desk.projectId}`)).status, 404)
    assert.equal((await say(desk, 'GET /v1/nowhere')).status, 404)
    assert.equal((await say(desk, `POST ${desk.p}/datasets`, { name: 'train' })).status, 400)
  })

  it('makes, renames and deletes datasets, with a body in the DELETE', async () => {
    const desk = await openWireDesk(stack)
    const made = await say(desk, `POST ${desk.p}/datasets`, { name: 'a', norder: null })
    const { id } = made.json as { id: string }
    assert.equal(made.status, 200)
    const path = `${desk.p}/datasets/${id}`
    assert.equal((await say(desk, `PUT ${path}`, { name: 'b', norder: 2 })).status, 200)
    assert.equal((await say(desk, `DELETE ${path}`, { name: null, norder: null })).status, 204)
    assert.equal((await say(desk, `GET ${path}`)).status, 404)
  })

  it('lists with a body in the GET', async () => {
    const desk = await openWireDesk(stack)
    const { status, json } = await say(desk, `GET ${desk.p}/images?limit=1`)
    assert.deepEqual([status, (json as WirePage).meta.total], [200, 2])
  })

  it('makes an image from a URL and reads what it reads', async () => {
    const desk = await openWireDesk(stack, 0)
    const { items } = await ask<WirePage<{ id: string; url: string }>>(
      desk,
      'GET',
      `${desk.p}/uploads?count=1`,
    )
    const file = await photo('coins.png')
    await fetch(items[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(file) })
    const upload = { dataset_id: desk.datasetId, upload_id: items[0]?.id, filename: 'a.png' }
    const { public_url: url } = await ask<{ public_url: string }>(desk, 'POST', `${desk.p}/images`, upload)
    const wish = { dataset_id: desk.datasetId, url, copy_original: true, filename: 'b.png' }
    const { status, json } = await say(desk, `POST ${desk.p}/images`, wish)
    const { width, height, format, mode, name, status: state } = json as Record<string, unknown>
    assert.deepEqual(
      [status, width, height, format, mode, name, state],
      [200, 384, 303, 'PNG', 'L', 'b.png', 'NEW'],
    )
  })
})
