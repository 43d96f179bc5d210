import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AppError } from '@gesso/core'
import Fastify from 'fastify'
import { type Stack, startStack } from '../../testing/stack.ts'
import { answerError, errorCodes } from './errors.ts'
import { type GtDesk, openGtDesk, type Refused, refused } from './testing/gt-desk.ts'

/** What is answered when an operation throws something. */
async function answerTo(error: unknown, operation: string): Promise<Refused & { headers: object }> {
  const app = Fastify()
  app.setErrorHandler(answerError)
  app.get('/', { config: { operation } }, async () => {
    throw error
  })
  const { statusCode, headers, body } = await app.inject('/')
  await app.close()
  const { success, error: told } = JSON.parse(body) as { success: boolean; error: Omit<Refused, 'status'> }
  assert.equal(success, false)
  return { status: statusCode, headers, ...told }
}

describe('errors over the GT Studio API', () => {
  let stack: Stack
  let desk: GtDesk
  before(async () => {
    stack = await startStack()
    desk = await openGtDesk(stack)
  })
  after(() => stack.close())

  it('say that the server failed in the words of what was asked, and nothing of why', async () => {
    const failure = new Error('password is hunter2')
    for (const [error, operation, status, code] of [
      [failure, 'createJob', 500, 'FS_0000'],
      [new AppError('unavailable', { what: 'PostgreSQL' }), 'createJob', 503, 'FS_0008'],
      [failure, 'getBatch', 500, 'api_error'],
      [new AppError('unavailable', { what: 'PostgreSQL' }), 'getBatch', 503, 'api_error'],
      [new AppError('too_many_requests', { seconds: 7 }), 'getBatch', 429, 'api_error'],
    ] as const) {
      const told = await answerTo(error, operation)
      assert.deepEqual([told.status, told.code], [status, code])
      assert.ok(!told.message.includes('hunter2'))
    }
    const { headers } = await answerTo(new AppError('too_many_requests', { seconds: 7 }), 'getBatch')
    assert.equal((headers as Record<string, string>)['retry-after'], '7')
  })

  it('tell who has no key, or a wrong one, by either header', async () => {
    const path = `/v0/projects/${desk.projectId}/stats`
    for (const headers of [{}, { 'x-api-key': 'wrong' }, { 'x-client-key': 'wrong' }]) {
      const { status, body } = await stack.send('GET', path, { headers })
      const { success, error } = body as { success: boolean; error: Refused }
      assert.deepEqual([status, success, error.code], [401, false, 'auth-failure'])
    }
    assert.equal((await stack.send('GET', path, { headers: { 'x-client-key': desk.key } })).status, 200)
  })

  it('tell who may not', async () => {
    const key = await stack.key(desk.workspaceId, 'View Only')
    const told = await refused({ stack, key }, 'POST', `/v1/projects/${desk.projectId}/batch`, { name: 'x' })
    assert.deepEqual([told.status, told.code], [403, 'unauthorized'])
  })

  it('are told in this envelope at every path of this API, and at no path of another', async () => {
    const p = `/v1/projects/${desk.projectId}`
    for (const [method, path, status, code] of [
      ['GET', '/v0', 404, 'resource_error'],
      ['GET', '/v0/nowhere', 404, 'resource_error'],
      ['POST', '/projectsvc/projects/x/y', 404, 'resource_error'],
      ['GET', `/v1/project/${desk.projectId}`, 404, 'resource_error'],
      ['GET', `${p}/jobs/a/b`, 404, 'resource_error'],
      ['GET', `${p}/details/more`, 404, 'resource_error'],
      ['PUT', `${p}/jobs`, 405, 'invalid_request_error'],
      ['DELETE', `${p}/batch/x`, 405, 'invalid_request_error'],
      ['GET', `${p}/jobs/x`, 400, 'GE_0001'],
      ['GET', '/v0/%zz', 400, 'GE_0001'],
      ['GET', `${p}/batch/%zz`, 400, 'GE_0001'],
    ] as const) {
      const told = await refused(desk, method, path)
      assert.deepEqual([told.status, told.code], [status, code], path)
    }
    const theirs = await stack.send('GET', `${p}/nowhere`, { key: desk.key })
    assert.deepEqual([theirs.status, Object.keys(theirs.body as object)], [404, ['code', 'message']])
  })

  it('have only codes that the vendor lists', () => {
    assert.deepEqual(
      Object.keys(errorCodes).filter(
        code => !/^(FS_000[0-8]|FS_0001[12]|GE_000[12]|[a-z_-]+|BATCH_CREATION)$/.test(code),
      ),
      [],
    )
  })
})
