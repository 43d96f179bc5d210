import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type Desk, openDesk } from '../testing/builders.ts'
import { type Sent, type Stack, startStack } from '../testing/stack.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

interface Refusal {
  readonly code: string
  readonly message: string
  readonly requestId: string
}

describe('requests that are wrong before they mean anything', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  const create = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    stack.send('POST', `/api/workspaces/${desk.workspaceId}/projects`, { key: desk.key, body, headers })

  function assertRefused(sent: Pick<Sent, 'status' | 'headers' | 'body'>, status: number, code: string) {
    const body = sent.body as Refusal
    assert.deepEqual([sent.status, body.code], [status, code], JSON.stringify(body))
    assert.match(sent.headers.get('x-request-id') ?? '', uuid)
    assert.equal(body.requestId, sent.headers.get('x-request-id'))
    assert.doesNotMatch(JSON.stringify(body), /node_modules|\.[jt]s:\d/)
  }

  it('refuses a body that is not JSON, saying why', async () => {
    for (const body of ['{"name": "x"', 'name=x', '\xff', "{'name': 'x'}", '{"name": NaN}', '{"a":1}{"b":2}'])
      assertRefused(await create(body), 400, 'body_not_json')
    const { body } = await create('{"name": x}')
    assert.match((body as Refusal).message, /^The body is not valid JSON: ./)
  })

  it('refuses a body that is missing, empty, or no object', async () => {
    for (const body of ['', '   ', 'null', '[]', '"name"', '1', 'true']) {
      const sent = await create(body)
      assertRefused(sent, 400, 'invalid_input')
      assert.match((sent.body as Refusal).message, /^body must be object/)
    }
  })

  it('refuses texts that the database cannot keep, and names that would reach into objects', async () => {
    for (const [body, message] of [
      ['{"name":"a\\u0000b"}', /^name contains a NUL character/],
      ['{"name":"x","a\\u0000":1}', /contains a NUL character/],
      ['{"name":"\\ud800"}', /^name contains half a surrogate pair/],
      ['{"name":"x","__proto__":{"description":"y"}}', /^__proto__ is no name of a field/],
      ['{"name":"x","\\u005f_proto__":{"description":"y"}}', /^__proto__ is no name of a field/],
    ] as const) {
      const sent = await create(body)
      assertRefused(sent, 400, 'invalid_input')
      assert.match((sent.body as Refusal).message, message)
    }
    const kept = await create(JSON.stringify({ name: '\\u0000 \\ud800 __proto__ 😀 \u0001' }))
    assert.equal(kept.status, 200)
    assert.equal((kept.body as { name: string }).name, '\\u0000 \\ud800 __proto__ 😀 \u0001')
  })

  it('refuses a body that is too large, told beforehand or not, and goes on serving', async () => {
    const tooMuch = 33 * 1024 * 1024
    assertRefused(await create(new Uint8Array(tooMuch)), 413, 'body_too_large')
    const endless = new ReadableStream({
      pull: controller => controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20)),
    })
    const response = await fetch(`${stack.url}/api/workspaces/${desk.workspaceId}/projects`, {
      method: 'POST',
      headers: { 'x-api-key': desk.key },
      body: endless,
      duplex: 'half',
    } as RequestInit).catch(() => undefined)
    assert.ok(response === undefined || response.status === 413)
    assert.equal((await create('{"name":"after"}')).status, 200)
  })

  it('reads JSON whatever type it claims to be', async () => {
    for (const type of [
      'application/json',
      '',
      'text/plain',
      'image/*',
      'application/json; charset=latin1',
      '///',
    ])
      assert.equal((await create('{"name":"x"}', { 'content-type': type })).status, 200, type)
  })

  it('takes a JSON content type without a body where none is needed', async () => {
    const headers = { 'content-type': 'application/json' }
    assert.equal((await stack.send('GET', '/api/me', { key: desk.key, headers })).status, 200)
    assert.equal((await stack.send('DELETE', '/api/session', { headers })).status, 204)
  })

  it('refuses NUL characters and other nonsense in paths and queries, never with a failure', async () => {
    const workspace = `/api/workspaces/${desk.workspaceId}`
    for (const [path, field] of [
      [`${workspace}/projects?name=%00`, 'name'],
      [`${workspace}/projects?name=a&name=b`, 'name'],
      [`${workspace}/projects?limit=0`, 'limit'],
      [`${workspace}/projects?limit=501`, 'limit'],
      [`${workspace}/projects?limit=1e99`, 'limit'],
      [`${workspace}/projects?limit=1&limit=2`, 'limit'],
      [`${workspace}/projects?limit[]=1&limit=x`, 'limit'],
      [`${workspace}/projects?cursor=%F0%9F`, 'cursor'],
      [`${workspace}/projects?cursor=bm9wZQ`, 'cursor'],
      ['/api/projects/%00', 'projectId'],
      ['/api/projects/..%2f..%2fetc', 'projectId'],
      [`/api/projects/${'x'.repeat(400)}`, 'projectId'],
      [`/api/projects/${'x'.repeat(600)}`, 'path'],
      ['/api/projects/%zz', 'path'],
      ['/api/projects/%', 'path'],
    ] as const) {
      const sent = await stack.send('GET', path, { key: desk.key })
      assert.equal(sent.status, 400, `${path} ${JSON.stringify(sent.body)}`)
      assert.match((sent.body as Refusal).message, new RegExp(`^${field} `), path)
      assert.match(sent.headers.get('x-request-id') ?? '', uuid)
    }
  })

  it('knows no route by another address, and says so in JSON', async () => {
    for (const [method, path] of [
      ['PUT', '/api/projects'],
      ['GET', '/api'],
      ['GET', '/api/nothing'],
      ['GET', '/api//me'],
      ['GET', '/API/me'],
      ['GET', '/%00'],
      ['GET', '/nothing.js'],
    ] as const)
      assertRefused(await stack.send(method, path, { key: desk.key }), 404, 'route_not_found')
  })

  it('answers a wrong method on a path that is there with 405, and tells the right ones', async () => {
    for (const [method, path, allowed] of [
      ['PATCH', '/healthz', 'GET, HEAD'],
      ['OPTIONS', '/api/me', 'GET, HEAD, PATCH'],
      ['PROPFIND', '/api/me', 'GET, HEAD, PATCH'],
      ['POST', '/', 'GET, HEAD'],
      ['POST', `/files/uploads/${desk.projectId}`, 'OPTIONS, PUT'],
      ['DELETE', `/api/workspaces/${desk.workspaceId}/projects?name=a`, 'GET, HEAD, POST'],
    ] as const) {
      const sent = await stack.send(method, path, { key: desk.key })
      assertRefused(sent, 405, 'method_not_allowed')
      assert.equal(sent.headers.get('allow'), allowed)
    }
  })

  it('answers HEAD as GET, without the body', async () => {
    const head = (headers: Record<string, string>) =>
      fetch(`${stack.url}/api/me`, { method: 'HEAD', headers })
    const known = await head({ 'x-api-key': desk.key })
    assert.deepEqual([known.status, await known.text()], [200, ''])
    assert.ok(Number(known.headers.get('content-length')) > 50)
    assert.equal((await head({})).status, 401)
  })

  it('answers what is no HTTP with JSON and a request id, and hangs up', async () => {
    for (const [bytes, status, code] of [
      ['nonsense\r\n\r\n', 400, 'request_malformed'],
      ['FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'request_malformed'],
      ['GET / HTTP/1.1\r\n\r\n', 400, undefined],
      [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
      ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400, 'request_malformed'],
      [
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
        'request_malformed',
      ],
    ] as const) {
      const reply = await spoken(stack.url, bytes)
      assert.match(reply, new RegExp(`^HTTP/1\\.1 ${status} `), bytes.slice(0, 60))
      if (code === undefined) continue
      assert.match(reply, /\r\nX-Request-ID: [0-9a-f-]{36}\r\n/)
      assert.equal((JSON.parse(reply.split('\r\n\r\n')[1] ?? '') as Refusal).code, code)
    }
  })

  it('lets nobody choose the request id', async () => {
    const sent = await stack.send('GET', '/healthz', {
      headers: { 'x-request-id': 'mine', 'request-id': 'x' },
    })
    assert.match(sent.headers.get('x-request-id') ?? '', uuid)
  })

  it('survives a client that hangs up in the middle of its body', async () => {
    const { hostname, port } = new URL(stack.url)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /api/workspaces/${desk.workspaceId}/projects HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${desk.key}\r\n` +
        'Content-Length: 100\r\n\r\n{"name": "never',
    )
    await new Promise(resolve => socket.once('ready', resolve))
    socket.resetAndDestroy()
    assert.equal((await stack.send('GET', '/readyz')).status, 200)
  })
})

/** Writes bytes to the server and reads until it hangs up. */
function spoken(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let reply = ''
    socket.setEncoding('utf8').on('data', text => {
      reply += text
    })
    socket.once('end', () => resolve(reply)).once('error', reject)
  })
}
