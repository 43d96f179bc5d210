import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError, type ErrorCode, type ErrorFacts } from '@gesso/core'
import Fastify from 'fastify'
import { renamingFields } from '../../wire/index.ts'
import { answerError } from './errors.ts'

async function answerTo(error: unknown) {
  const app = Fastify()
  app.setErrorHandler(answerError)
  app.get('/', async () => {
    throw error
  })
  const { statusCode, headers, body } = await app.inject('/')
  await app.close()
  return { status: statusCode, headers, body: JSON.parse(body) as { code: string; message: string } }
}

describe('errors over the Hasty API', () => {
  it('have only statuses that clients read, for the SDK repeats all others for 12 seconds', async () => {
    const wanted: [ErrorCode, ErrorFacts, number][] = [
      ['name_taken', { field: 'name', name: 'a' }, 400],
      ['body_too_large', { limitBytes: 1 }, 400],
      ['file_too_large', { name: 'a', limitBytes: 1 }, 400],
      ['unauthenticated', {}, 401],
      ['forbidden', { role: 'Labeller', capability: 'export' }, 403],
      ['not_found', { what: 'image', id: 'a' }, 404],
      ['too_many_requests', { seconds: 7 }, 429],
      ['unavailable', { what: 'PostgreSQL' }, 500],
      ['internal', { requestId: 'a' }, 500],
    ]
    for (const [code, facts, status] of wanted) {
      const answer = await answerTo(new AppError(code, facts))
      assert.deepEqual(
        [answer.status, answer.body.code, Object.keys(answer.body)],
        [status, code, ['code', 'message']],
      )
    }
    assert.equal(
      (await answerTo(new AppError('too_many_requests', { seconds: 7 }))).headers['retry-after'],
      '7',
    )
  })

  it('tell nothing of what nobody foresaw', async () => {
    const { status, body } = await answerTo(new Error('password is hunter2'))
    assert.equal(status, 500)
    assert.ok(!JSON.stringify(body).includes('hunter2'))
  })

  it('name fields as the wire does', async () => {
    const error = new AppError('invalid_input', { field: 'added[0].parentId', problem: 'is odd' })
    assert.equal((await answerTo(error)).body.message, 'added[0].parent_id is odd')
    const renamed = renamingFields(() => 'filename', Promise.reject(error))
    await assert.rejects(renamed, { message: 'filename is odd', code: 'invalid_input' })
    const other = new Error('something else')
    await assert.rejects(
      renamingFields(() => 'filename', Promise.reject(other)),
      other,
    )
  })
})
