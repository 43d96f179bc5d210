import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startStack } from '../testing/stack.ts'
import { buildApp } from './app.ts'

describe('health', () => {
  it('is ready only while database and files answer, and alive all the same', async () => {
    const stack = await startStack()
    const { context } = stack
    const broken = {
      ...context,
      files: { ...context.files, check: () => Promise.reject(new Error('disk full')) },
    }
    const app = await buildApp(broken)
    try {
      assert.deepEqual((await stack.send('GET', '/readyz')).body, { status: 'ready' })
      const refused = await app.inject('/readyz')
      assert.equal(refused.statusCode, 503)
      assert.equal(refused.json().message, 'The file store is not available at the moment; try again shortly')
      assert.ok(!refused.body.includes('disk full'))
      assert.equal((await app.inject('/healthz')).statusCode, 200)
    } finally {
      await app.close()
      await stack.close()
    }
  })
})
