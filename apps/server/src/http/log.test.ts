import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openLog } from '../logger.ts'
import { signInAs } from '../testing/people.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { buildApp } from './app.ts'
import { routes } from './routes.ts'

describe('the log', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('tells what was asked, by whom and how it ended, and holds no secret', async () => {
    const { workspaceId, key } = await stack.workspace()
    const { cookie } = await signInAs(stack, workspaceId, 'Owner')
    let lines = ''
    const log = openLog('trace', {
      write(line) {
        lines += line
      },
    })
    const served = { routes, rawRoutes: [], dialects: [] }
    const app = await buildApp({ ...stack.context, log }, { served })
    const secret = 'sesame-sesame-sesame-sesame'
    const headers = { 'x-api-key': key, cookie, authorization: secret }
    await app.inject({ method: 'GET', url: `/api/me?signature=${secret}`, headers })
    await app.inject({ method: 'POST', url: '/api/session', payload: { token: secret } })
    await app.inject({
      method: 'PATCH',
      url: '/api/me',
      headers: { cookie },
      payload: `{"password": "${secret}"`,
    })
    const made = await app.inject({
      method: 'POST',
      url: `/api/workspaces/${workspaceId}/api-keys`,
      headers,
      payload: { name: 'Key', role: 'Labeller' },
    })
    await app.close()
    const [first] = lines.split('\n').map(line => JSON.parse(line || '{}'))
    assert.deepEqual(first.req, { id: first.reqId, method: 'GET', path: '/api/me', ip: '127.0.0.1' })
    assert.match(lines, /"res":\{"statusCode":401\}/)
    for (const hidden of [secret, key, cookie.split('=')[1] ?? '', made.json().secret])
      assert.ok(!lines.includes(hidden), lines)
  })

  it('has the cause of a failure, of which the answer has only the number', async () => {
    let lines = ''
    const log = openLog('error', {
      write(line) {
        lines += line
      },
    })
    const { key } = await stack.workspace()
    const db = stack.context.db.withSchema('nowhere')
    const served = { routes, rawRoutes: [], dialects: [] }
    const app = await buildApp({ ...stack.context, db, log }, { served })
    const { statusCode, body } = await app.inject({ url: '/api/me', headers: { 'x-api-key': key } })
    await app.close()
    const { code, requestId } = JSON.parse(body)
    assert.deepEqual([statusCode, code], [500, 'internal'])
    assert.doesNotMatch(body, /nowhere|workspace/)
    const { reqId, err } = JSON.parse(lines)
    assert.equal(reqId, requestId)
    assert.match(err.stack, /nowhere\.workspace.*\n\s+at /)
  })
})
