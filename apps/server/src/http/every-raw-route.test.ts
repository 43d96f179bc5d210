import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { RawRoute } from '../contract/raw-route.ts'
import { type Furnished, furnish } from '../testing/furnish.ts'
import { exampleOf } from '../testing/schema-values.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { rawRoutes } from './routes.ts'

describe('every route that speaks bytes', () => {
  let stack: Stack
  let own: Furnished
  let foreign: Furnished
  before(async () => {
    stack = await startStack()
    own = await furnish(stack)
    foreign = await furnish(stack)
  })
  after(() => stack.close())

  const pathOf = ({ path, params }: RawRoute, value?: string) => {
    const example = new Map(Object.entries(Object(exampleOf(params, own.ids))))
    return path.replaceAll(/:(\w+)/g, (_, name: string) => value ?? String(example.get(name)))
  }
  const codeOf = (body: unknown) => (body as { code: string }).code

  for (const route of rawRoutes) {
    const { method, path, access } = route
    const body = method === 'PUT' ? { body: 'bytes' } : {}

    if (access === 'actor')
      it(`${method} ${path} is closed to nobody, and not there for strangers`, async () => {
        const nobody = await stack.send(method, pathOf(route), body)
        assert.deepEqual([nobody.status, codeOf(nobody.body)], [401, 'unauthenticated'])
        const stranger = await stack.send(method, pathOf(route), { ...body, key: foreign.key })
        assert.deepEqual([stranger.status, codeOf(stranger.body)], [404, 'not_found'])
      })
    else
      it(`${method} ${path} is closed without a signature, whoever asks`, async () => {
        const past = Math.floor(Date.now() / 1000) - 10
        for (const query of ['', '?expires=9999999999&signature=x', `?expires=${past}&signature=x`]) {
          const sent = await stack.send(method, pathOf(route) + query, { ...body, key: own.key })
          assert.deepEqual([sent.status, codeOf(sent.body)], [403, 'signature_invalid'])
        }
      })

    it(`${method} ${path} never fails, whatever stands in the address`, async () => {
      for (const value of ['x', '%00', '..%2f..%2fetc%2fpasswd', '%ff', "'", 'x'.repeat(450), '😀', '*'])
        for (const query of ['', '?expires=%00&signature=%00', '?expires=1&expires=2', '?after=x']) {
          const sent = await stack.send(method, pathOf(route, value) + query, { ...body, key: own.key })
          assert.ok(sent.status >= 400 && sent.status < 500, `${value}${query}: ${sent.status}`)
        }
    })
  }
})
