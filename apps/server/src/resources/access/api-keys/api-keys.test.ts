import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Role } from '@gesso/core'
import { signInAs } from '../../../testing/people.ts'
import { type Sent, type Stack, startStack } from '../../../testing/stack.ts'

interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly prefix: string
  readonly lastUsedAt: string | null
}
interface Made {
  readonly apiKey: ApiKey
  readonly secret: string
}

const codeOf = ({ body }: Sent) => (body as { code: string }).code

describe('API keys', () => {
  let stack: Stack
  let workspaceId: string
  let key: string
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const fresh = async (role: Role = 'Owner') => {
    const made = await stack.workspace(role)
    workspaceId = made.workspaceId
    key = made.key
  }
  const path = () => `/api/workspaces/${workspaceId}/api-keys`
  const create = (role: Role, name = 'Importer') => stack.send('POST', path(), { key, body: { name, role } })
  const list = async () => (await stack.send('GET', path(), { key })).body as ApiKey[]

  it('makes no key mightier than its maker', async () => {
    await fresh('Administrator')
    const sent = await create('Owner')
    assert.deepEqual([sent.status, codeOf(sent)], [403, 'forbidden'])
    assert.equal((await create('Administrator')).status, 200)
    const person = await signInAs(stack, workspaceId, 'Administrator')
    const options = { body: { name: 'Mine', role: 'Owner' }, headers: { cookie: person.cookie } }
    assert.equal((await stack.send('POST', path(), options)).status, 403)
  })

  it('refuses a name or role that will not do, naming the field', async () => {
    await fresh()
    for (const [body, field] of [
      [{ role: 'Labeller' }, /^name is missing/],
      [{ name: ' ', role: 'Labeller' }, /^name must not be blank/],
      [{ name: 'x' }, /^role is missing/],
      [{ name: 'x', role: 'God' }, /^role must be one of/],
    ] as const) {
      const sent = await stack.send('POST', path(), { key, body })
      assert.equal(sent.status, 400)
      assert.match((sent.body as { message: string }).message, field)
    }
  })

  it('revokes no key of another workspace, and none twice', async () => {
    await fresh()
    const { apiKey, secret } = (await create('Labeller')).body as Made
    const there = `${path()}/${apiKey.id}`
    const owner = key
    await fresh()
    assert.equal((await stack.send('DELETE', `${path()}/${apiKey.id}`, { key })).status, 404)
    assert.equal((await stack.send('GET', '/api/me', { key: secret })).status, 200)
    assert.equal((await stack.send('DELETE', there, { key: owner })).status, 204)
    assert.equal((await stack.send('DELETE', there, { key: owner })).status, 404)
  })

  it('lets a key in until it is revoked, at once', async () => {
    await fresh()
    const { apiKey, secret } = (await create('Labeller')).body as Made
    const me = await stack.send('GET', '/api/me', { key: secret })
    assert.equal(me.status, 200)
    assert.deepEqual(me.body, {
      id: apiKey.id,
      kind: 'key',
      name: 'Importer',
      email: null,
      hasPassword: false,
      memberships: (me.body as { memberships: object[] }).memberships,
    })
    assert.equal((await stack.send('DELETE', `${path()}/${apiKey.id}`, { key })).status, 204)
    const refused = await stack.send('GET', '/api/me', { key: secret })
    assert.deepEqual([refused.status, codeOf(refused)], [401, 'unauthenticated'])
    assert.ok((await list()).every(({ id }) => id !== apiKey.id))
  })

  it('shows a secret once and keeps only its hash, a prefix and when it was used', async () => {
    await fresh()
    const { apiKey, secret } = (await create('View Only')).body as Made
    assert.match(secret, /^gesso_[\w-]{43}$/)
    assert.equal(apiKey.prefix, secret.slice(0, 12))
    assert.equal(apiKey.lastUsedAt, null)
    await stack.send('GET', '/api/me', { key: secret })
    const listed = await stack.send('GET', path(), { key })
    assert.ok(!JSON.stringify(listed.body).includes(secret.slice(12)))
    const [newest] = listed.body as ApiKey[]
    assert.equal(newest?.id, apiKey.id, 'newest first')
    assert.ok(Math.abs(Date.parse(newest.lastUsedAt ?? '') - Date.now()) < 60_000)
    const rows = await stack.context.db.selectFrom('api_key').selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes(secret.slice(12)))
  })

  it('sees one workspace', async () => {
    await fresh()
    const own = workspaceId
    const secret = key
    await fresh()
    const { memberships } = (await stack.send('GET', '/api/me', { key: secret })).body as {
      memberships: { workspace: { id: string } }[]
    }
    assert.deepEqual(
      memberships.map(({ workspace }) => workspace.id),
      [own],
    )
    assert.equal((await stack.send('GET', path(), { key: secret })).status, 404)
  })
})
