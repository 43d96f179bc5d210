import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { AppError } from '@gesso/core'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type RawCall, type RawRoute, rawRoute } from '../contract/raw-route.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { actorOf, appErrorOf, type Dialect } from '../wire/index.ts'
import { buildApp } from './app.ts'

const contract = { name: 'test', summary: 'Only here', answers: {} }

const gone: string[] = []

const rawRoutes: readonly RawRoute[] = [
  rawRoute({
    contract,
    method: 'PUT',
    path: '/files/echo/*',
    access: 'anyone',
    params: Type.Object({ '*': Type.String({ maxLength: 20 }) }),
    query: Type.Object({ times: Type.Optional(Type.Integer({ default: 1 })) }),
    handle: async (_context, { params, query, body, headers }) => {
      const content = await text(body)
      const facts = { path: params['*'], type: headers['content-type'] ?? null, content, times: query.times }
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(facts) }
    },
  }),
  rawRoute({
    contract,
    method: 'GET',
    path: '/files/numbers',
    access: 'anyone',
    params: Type.Object({}),
    handle: async () => ({
      status: 206,
      headers: { 'content-length': 3, 'content-range': 'bytes 0-2/10' },
      body: Readable.from(['123']),
    }),
  }),
  rawRoute({
    contract,
    method: 'GET',
    path: '/api/endless/:name',
    access: 'actor',
    params: Type.Object({ name: Type.String() }),
    handle: async (_context, call) => ({ status: 200, endless: true, body: ticker(call) }),
  }),
  rawRoute({
    contract,
    method: 'GET',
    path: '/files/broken',
    access: 'anyone',
    params: Type.Object({}),
    handle: async () => {
      throw new AppError('signature_invalid')
    },
  }),
]

function ticker({ params, signal }: RawCall): Readable {
  const stream = new Readable({ read: () => undefined })
  stream.push(': open\n\n')
  stream.once('close', () => gone.push(`${params['name']} ${signal.aborted ? 'left' : 'ended'}`))
  return stream
}

const dialect: Dialect = {
  name: 'test',
  prefix: '/v9',
  owns: ['/v9'],
  async answerError(error, request, reply) {
    const known = appErrorOf(error, request)
    return reply.code(known.status).send({ wrong: known.code })
  },
  plugin: context => async app => {
    app.post('/who', async request => ({
      name: (await actorOf(context, request)).name,
      sent: request.body ?? null,
    }))
    app.get('/fails', async () => {
      throw new TypeError('a mistake of ours, with a secret in it')
    })
  },
}

/** Shares paths with the other one. */
const neighbour: Dialect = {
  name: 'neighbour',
  prefix: '',
  owns: ['/v8', '/v9/things/:id/parts'],
  answerError: async (error, request, reply) =>
    reply.code(418).send({ neighbour: appErrorOf(error, request).code }),
  plugin: () => async app => {
    app.get('/v9/things/:id/parts', async () => 'parts')
  },
}

describe('what is served beside our own API', () => {
  let stack: Stack
  let app: FastifyInstance
  let url: string
  let key: string
  before(async () => {
    stack = await startStack()
    key = (await stack.workspace()).key
    app = await buildApp(stack.context, { served: { routes: [], rawRoutes, dialects: [dialect, neighbour] } })
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await app.close()
    await stack.close()
  })

  const put = async (path: string, headers: Record<string, string>, body = 'bytes {"a"') =>
    (await fetch(`${url}/files/echo/${path}`, { method: 'PUT', headers, body: Buffer.from(body) })).json()

  it('refuses on raw routes what their schemas refuse, and whom they do not know', async () => {
    assert.equal((await put('x'.repeat(21), {})).message, '* must have at most 20 characters')
    assert.equal((await put('x?times=often', {})).message, 'times must be integer')
    const unknown = await fetch(`${url}/api/endless/one`)
    assert.deepEqual([unknown.status, (await unknown.json()).code], [401, 'unauthenticated'])
    const refused = await fetch(`${url}/files/broken`)
    assert.deepEqual([refused.status, (await refused.json()).code], [403, 'signature_invalid'])
  })

  it('hands bytes over as they come, whatever type they claim to be', async () => {
    for (const type of ['image/jpeg', 'application/json', '', 'image/*', '///'])
      assert.deepEqual(await put('a/b.jpg?times=2', { 'content-type': type }), {
        path: 'a/b.jpg',
        type,
        content: 'bytes {"a"',
        times: 2,
      })
    assert.deepEqual(await put('c', {}, ''), { path: 'c', type: null, content: '', times: 1 })
  })

  it('answers streams with the status and headers of their handler, HEAD without the body', async () => {
    const got = await fetch(`${url}/files/numbers`)
    assert.deepEqual(
      [got.status, await got.text(), got.headers.get('content-range')],
      [206, '123', 'bytes 0-2/10'],
    )
    const head = await fetch(`${url}/files/numbers`, { method: 'HEAD' })
    assert.deepEqual([head.status, await head.text(), head.headers.get('content-length')], [206, '', '3'])
  })

  it('lets files be shown by other sites, and lets them do nothing', async () => {
    const { headers } = await fetch(`${url}/files/numbers`)
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.equal(headers.get('access-control-allow-origin'), '*')
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox")
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

  it('closes a stream when its reader leaves', async () => {
    const leave = new AbortController()
    const reply = await fetch(`${url}/api/endless/reader`, {
      headers: { 'x-api-key': key },
      signal: leave.signal,
    })
    assert.equal(reply.status, 200)
    leave.abort()
    while (!gone.includes('reader left')) await new Promise(setImmediate)
  })

  it('lets each dialect answer for the paths that it names, also where another owns what is above', async () => {
    const ask = async (method: string, path: string) => {
      const reply = await fetch(url + path, { method })
      return `${reply.status} ${await reply.text()}`
    }
    const theirs = (code: string) => `418 {"neighbour":"${code}"}`
    assert.equal(await ask('GET', '/v9/things/7/parts'), '200 parts')
    assert.equal(await ask('PUT', '/v9/things/7/parts'), theirs('method_not_allowed'))
    assert.equal(await ask('GET', '/v9/things/7/parts/8'), theirs('route_not_found'))
    assert.equal(await ask('GET', '/v8'), theirs('route_not_found'))
    assert.equal(await ask('GET', '/v8/%zz'), theirs('invalid_input'))
    assert.equal(await ask('GET', '/v9/things/%zz/parts'), theirs('invalid_input'))
    assert.equal(await ask('GET', '/v9/things/7'), '404 {"wrong":"route_not_found"}')
    assert.equal(await ask('GET', '/v9/%zz'), '400 {"wrong":"invalid_input"}')
    assert.match(await ask('GET', '/v88/%zz'), /^400 .*"code":"invalid_input"/)
  })

  it('leaves a dialect its own words for errors, unknown paths and bodies, also for pages', async () => {
    const ask = async (method: string, path: string, init: RequestInit = {}) => {
      const reply = await fetch(url + path, { method, ...init })
      assert.ok(reply.headers.get('x-request-id'))
      return [reply.status, await reply.json()]
    }
    assert.deepEqual(await ask('POST', '/v9/who'), [401, { wrong: 'unauthenticated' }])
    assert.deepEqual(await ask('POST', '/v9/who', { body: '{' }), [400, { wrong: 'body_not_json' }])
    assert.deepEqual(await ask('GET', '/v9/fails'), [500, { wrong: 'internal' }])
    assert.deepEqual(await ask('GET', '/v9/what', { headers: { accept: 'text/html' } }), [
      404,
      { wrong: 'route_not_found' },
    ])
    assert.deepEqual(await ask('GET', '/v9'), [404, { wrong: 'route_not_found' }])
    const known = { headers: { 'x-api-key': key, 'content-type': '' }, body: '[1]' }
    assert.deepEqual(await ask('POST', '/v9/who', known), [200, { name: 'Owner key', sent: [1] }])
    const [status, body] = await ask('GET', '/nowhere')
    assert.deepEqual([status, body.code], [404, 'route_not_found'])
  })
})

describe('a server that is told to stop', () => {
  let stack: Stack
  let app: FastifyInstance
  before(async () => {
    stack = await startStack()
  })
  after(async () => {
    app.server.closeAllConnections()
    await app.close()
    await stack.close()
  })

  it('ends endless streams, lets requests finish, and takes no new ones', async () => {
    const { key } = await stack.workspace()
    const arrival = signal()
    const release = signal()
    const slow = rawRoute({
      contract,
      method: 'GET',
      path: '/api/slow',
      access: 'actor',
      params: Type.Object({}),
      handle: async () => {
        arrival.give()
        await release.given
        return { status: 200, body: 'finished' }
      },
    })
    app = await buildApp(stack.context, {
      served: { routes: [], rawRoutes: [...rawRoutes, slow], dialects: [] },
    })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const headers = { 'x-api-key': key }
    const stream = await fetch(`${url}/api/endless/stopped`, { headers })
    const pending = fetch(`${url}/api/slow`, { headers }).then(reply => reply.text())
    await arrival.given
    const closing = app.close()
    assert.equal(await stream.text(), ': open\n\n')
    assert.ok(gone.includes('stopped ended'))
    await assert.rejects(fetch(`${url}/healthz`, { headers: { connection: 'close' } }))
    release.give()
    assert.equal(await pending, 'finished')
    await closing
  })
})

/** Something that one waits for and another gives. */
function signal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return { given, give }
}
