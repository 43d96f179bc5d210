import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, photo } from '../testing/builders.ts'
import { type Stack, startStack } from '../testing/stack.ts'

const foreign = { origin: 'https://labels.example', 'sec-fetch-site': 'cross-site' }

describe('signed links in pages of other sites', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  const newUpload = async () => {
    const path = `/api/projects/${desk.projectId}/uploads`
    const [upload] = await ask<{ id: string; url: string }[]>(desk, 'POST', path, { count: 1 })
    assert.ok(upload)
    return upload
  }

  it('are asked for first, and allow what they are made for', async () => {
    const { url } = await newUpload()
    const asked = {
      ...foreign,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    }
    const reply = await fetch(url, { method: 'OPTIONS', headers: asked })
    assert.equal(reply.status, 204)
    assert.equal(reply.headers.get('access-control-allow-origin'), '*')
    assert.equal(reply.headers.get('access-control-allow-methods'), 'PUT')
    assert.equal(reply.headers.get('access-control-allow-headers'), '*')
    assert.equal(reply.headers.get('access-control-allow-credentials'), null)
  })

  it('take a file, which can be shown there too', async () => {
    const { id, url } = await newUpload()
    const headers = { ...foreign, 'content-type': 'image/png' }
    const body = new Uint8Array(await photo('chelsea.png'))
    const put = await fetch(url, { method: 'PUT', headers, body })
    assert.deepEqual([put.status, put.headers.get('access-control-allow-origin')], [200, '*'])
    const { id: datasetId } = await makeDataset(desk)
    const made = await ask<{ originalUrl: string }>(desk, 'POST', `/api/projects/${desk.projectId}/images`, {
      datasetId,
      uploadId: id,
      name: 'chelsea.png',
    })
    const got = await fetch(made.originalUrl, { headers: { ...foreign, range: 'bytes=0-9' } })
    assert.deepEqual([got.status, got.headers.get('access-control-allow-origin')], [206, '*'])
    assert.match(got.headers.get('access-control-expose-headers') ?? '', /Content-Range/)
  })

  it('are refused without their signature, in words that the page may read', async () => {
    const { url } = await newUpload()
    const bare = url.split('?')[0] ?? ''
    const put = await fetch(bare, { method: 'PUT', headers: foreign, body: 'x' })
    assert.deepEqual([put.status, put.headers.get('access-control-allow-origin')], [403, '*'])
    assert.equal(((await put.json()) as { code: string }).code, 'signature_invalid')
  })

  it('are no way to the rest: nothing else answers such a question', async () => {
    for (const path of ['/api/me', '/v1/projects', `/api/projects/${desk.projectId}/images`]) {
      const asked = { ...foreign, 'access-control-request-method': 'POST' }
      const { headers } = await stack.send('OPTIONS', path, { key: desk.key, headers: asked })
      assert.equal(headers.get('access-control-allow-origin'), null)
    }
  })
})
