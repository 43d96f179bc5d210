import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Role } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import { cookieOf, type SignedIn, signInAs, tokenOf } from '../../../testing/people.ts'
import { type Sent, type Stack, startStack } from '../../../testing/stack.ts'

interface Made {
  readonly invitation: { readonly id: string; readonly role: Role; readonly expiresAt: string }
  readonly url: string
}
interface Me {
  readonly id: string
  readonly memberships: readonly { readonly workspace: { readonly id: string }; readonly role: Role }[]
}

const codeOf = ({ body }: Sent) => (body as { code: string }).code
const rolesOf = ({ body }: Sent) =>
  (body as Me).memberships.map(({ workspace, role }) => [workspace.id, role])
const password = 'correct horse battery'

describe('invitations', () => {
  let stack: Stack
  let workspaceId: string
  let owner: SignedIn
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const fresh = async () => {
    workspaceId = (await stack.workspace()).workspaceId
    owner = await signInAs(stack, workspaceId, 'Owner')
  }
  const path = () => `/api/workspaces/${workspaceId}/invitations`
  const invite = async (role: Role, email?: string) => {
    const options = { body: { role, email }, headers: { cookie: owner.cookie } }
    const sent = await stack.send('POST', path(), options)
    assert.equal(sent.status, 200)
    return sent.body as Made
  }
  const open = async () =>
    (await stack.send('GET', path(), { headers: { cookie: owner.cookie } })).body as object[]
  const accept = (url: string, body: object = {}, headers: Record<string, string> = {}) =>
    stack.send('POST', '/api/invitations/accept', { body: { token: tokenOf(url), ...body }, headers })
  const newcomer = () => ({ name: 'Ann', email: `${uuidv7()}@example.org`, password })

  it('refuses a link that is unknown, withdrawn, used or expired', async () => {
    await fresh()
    const withdrawn = await invite('Labeller')
    const deletion = `${path()}/${withdrawn.invitation.id}`
    assert.equal((await stack.send('DELETE', deletion, { headers: { cookie: owner.cookie } })).status, 204)
    assert.equal((await stack.send('DELETE', deletion, { headers: { cookie: owner.cookie } })).status, 404)
    const used = await invite('Labeller')
    assert.equal((await accept(used.url, newcomer())).status, 200)
    const expired = await invite('Labeller')
    await stack.context.db
      .updateTable('invitation')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', expired.invitation.id)
      .execute()
    const unknown = `http://localhost/invitation#token=${'x'.repeat(43)}`
    for (const url of [unknown, withdrawn.url, used.url, expired.url]) {
      const sent = await accept(url, newcomer())
      assert.deepEqual([sent.status, codeOf(sent)], [401, 'link_invalid'])
    }
    assert.deepEqual(await open(), [])
    const members = await stack.context.db
      .selectFrom('member')
      .select('person_id')
      .where('workspace_id', '=', workspaceId)
      .execute()
    assert.equal(members.length, 2)
  })

  it('lets one of many join who use a link at once', async () => {
    await fresh()
    const elsewhere = (await stack.workspace()).workspaceId
    const guests: SignedIn[] = []
    for (let guest = 0; guest < 8; guest++) guests.push(await signInAs(stack, elsewhere, 'Labeller'))
    const { url } = await invite('Labeller')
    const sent = await Promise.all(guests.map(({ cookie }) => accept(url, {}, { cookie })))
    assert.equal(sent.filter(({ status }) => status === 200).length, 1)
    assert.equal(sent.filter(({ status }) => status === 401).length, 7)
    const people = await stack.context.db
      .selectFrom('member')
      .select('person_id')
      .where('workspace_id', '=', workspaceId)
      .execute()
    assert.equal(people.length, 2)
  })

  it('tells a newcomer what is missing, and which email is taken, without using the link up', async () => {
    await fresh()
    const { url } = await invite('Labeller')
    const full = newcomer()
    for (const field of ['name', 'email', 'password']) {
      const sent = await accept(url, { ...full, [field]: undefined })
      assert.deepEqual(
        [sent.status, (sent.body as { message: string }).message],
        [400, `${field} is missing`],
      )
    }
    assert.match(
      ((await accept(url, { ...full, password: 'short' })).body as { message: string }).message,
      /^password must have at least 10 characters/,
    )
    const taken = newcomer()
    assert.equal((await accept((await invite('Labeller')).url, taken)).status, 200)
    const refused = await accept(url, { ...full, email: taken.email.toUpperCase() })
    assert.deepEqual([refused.status, codeOf(refused)], [400, 'name_taken'])
    assert.equal((await accept(url, full)).status, 200)
  })

  it('refuses API keys: they are nobody who could join', async () => {
    await fresh()
    const { url } = await invite('Labeller')
    const key = await stack.key(workspaceId, 'Owner')
    const sent = await stack.send('POST', '/api/invitations/accept', { key, body: { token: tokenOf(url) } })
    assert.deepEqual([sent.status, codeOf(sent)], [403, 'people_only'])
  })

  it('lets an Administrator invite anybody but an Owner', async () => {
    await fresh()
    const admin = await signInAs(stack, workspaceId, 'Administrator')
    const headers = { cookie: admin.cookie }
    const sent = await stack.send('POST', path(), { body: { role: 'Owner' }, headers })
    assert.equal(sent.status, 403)
    assert.equal((await stack.send('POST', path(), { body: { role: 'Administrator' }, headers })).status, 200)
  })

  it('withdraws no invitation of another workspace', async () => {
    await fresh()
    const { invitation, url } = await invite('Labeller')
    await fresh()
    const sent = await stack.send('DELETE', `${path()}/${invitation.id}`, {
      headers: { cookie: owner.cookie },
    })
    assert.equal(sent.status, 404)
    assert.equal((await accept(url, newcomer())).status, 200)
  })

  it('brings in a newcomer, signed in at once and by password from then on', async () => {
    await fresh()
    const { invitation, url } = await invite('Labeller', 'Ben@example.org')
    assert.match(url, /\/invitation#token=[\w-]{43}$/)
    const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000
    assert.ok(days > 6.9 && days <= 7)
    assert.deepEqual(await open(), [invitation])
    const joined = await accept(url, { name: 'Ben', password })
    assert.equal(joined.status, 200)
    assert.deepEqual(rolesOf(joined), [[workspaceId, 'Labeller']])
    const me = await stack.send('GET', '/api/me', { headers: { cookie: cookieOf(joined) } })
    assert.deepEqual(me.body, joined.body)
    const again = await stack.send('POST', '/api/session', { body: { email: 'ben@example.org', password } })
    assert.deepEqual(again.body, joined.body)
    assert.deepEqual(await open(), [])
  })

  it('adds the person who is signed in, and leaves one who is a member already as they are', async () => {
    await fresh()
    const guest = await signInAs(stack, (await stack.workspace()).workspaceId, 'Owner')
    const { url } = await invite('Supervisor')
    const own = await accept(url, {}, { cookie: owner.cookie })
    assert.deepEqual([own.status, rolesOf(own)], [200, [[workspaceId, 'Owner']]])
    const joined = await accept(url, {}, { cookie: guest.cookie })
    assert.equal(joined.status, 200)
    assert.ok(rolesOf(joined).some(([id, role]) => id === workspaceId && role === 'Supervisor'))
    assert.deepEqual(joined.headers.getSetCookie(), [])
  })
})
