import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type Stack, startStack } from '../testing/stack.ts'
import { buildApp } from './app.ts'

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the web', () => {
  let stack: Stack
  let folder: string
  let app: FastifyInstance
  let url: string
  before(async () => {
    stack = await startStack()
    folder = await mkdtemp(join(tmpdir(), 'gesso-web-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Gesso</title>')
    await writeFile(join(folder, 'assets', 'main-4f2a.js'), 'export {}')
    await writeFile(join(folder, 'assets', 'main-4f2a.js.map'), '{}')
    await writeFile(join(folder, 'sources.sha256'), 'abc')
    const served = { routes: [], rawRoutes: [], dialects: [] }
    app = await buildApp(stack.context, { served, webFolder: folder })
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await app.close()
    await stack.close()
    await rm(folder, { recursive: true })
  })
  const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers })

  it('gives no page for what programs ask for, even when a browser asks', async () => {
    for (const path of [
      '/api/nothing',
      '/v1/nothing',
      '/v0/x',
      '/projectsvc/x',
      '/files/x',
      '/assets/gone.js',
    ]) {
      const reply = await get(path, page)
      assert.equal(reply.status, 404, path)
      assert.match(reply.headers.get('content-type') ?? '', /^application\/json/)
    }
    assert.equal((await get('/projects')).status, 404, 'a program asks, not a browser')
    assert.equal((await fetch(`${url}/projects`, { method: 'POST', headers: page })).status, 404)
  })

  it('gives out nothing beside the pages: no marks of the build, no files above it', async () => {
    for (const path of [
      '/sources.sha256',
      '/assets/main-4f2a.js.map',
      '/../package.json',
      '/..%2fpackage.json',
    ])
      assert.equal((await get(path)).status, 404, path)
  })

  it('answers every address of the web with its one page, which is asked for anew each time', async () => {
    for (const path of ['/', '/projects/1/images?status=DONE', '/sign-in', '/apiary']) {
      const reply = await get(path, page)
      assert.equal(reply.status, 200, path)
      assert.match(await reply.text(), /<title>Gesso/)
      assert.match(reply.headers.get('content-type') ?? '', /^text\/html/)
      assert.equal(reply.headers.get('cache-control'), 'no-cache')
      assert.match(reply.headers.get('content-security-policy') ?? '', /default-src 'self'/)
      assert.ok(reply.headers.get('x-request-id'))
    }
  })

  it('lets browsers keep files whose names change with their content', async () => {
    const reply = await get('/assets/main-4f2a.js')
    assert.equal(reply.status, 200)
    assert.equal(reply.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.match(reply.headers.get('content-type') ?? '', /javascript/)
  })

  it('says how to build the pages where they are not', async () => {
    const bare = await buildApp(stack.context, { webFolder: join(folder, 'nothing') })
    const at = await bare.listen({ host: '127.0.0.1', port: 0 })
    try {
      for (const path of ['/', '/projects']) {
        const reply = await fetch(at + path, { headers: page })
        assert.equal(reply.status, 503)
        assert.match(await reply.text(), /npm run build/)
      }
      assert.equal((await fetch(`${at}/healthz`)).status, 200)
    } finally {
      await bare.close()
    }
  })
})
