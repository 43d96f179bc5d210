import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { v7 as uuidv7 } from 'uuid'
import { cookieOf, openLink, signInAs } from '../../../testing/people.ts'
import { type Sent, type Stack, startStack } from '../../../testing/stack.ts'
import { createSignInLink } from '../index.ts'

const codeOf = ({ body }: Sent) => (body as { code: string }).code
const messageOf = ({ body }: Sent) => (body as { message: string }).message

describe('my profile and workspaces', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const person = async () => {
    const { workspaceId, key } = await stack.workspace()
    return { workspaceId, key, ...(await signInAs(stack, workspaceId, 'Supervisor')) }
  }
  const patch = (cookie: string, body: object) =>
    stack.send('PATCH', '/api/me', { body, headers: { cookie } })
  const email = () => `${uuidv7()}@example.org`
  const password = 'correct horse battery'

  it('refuses an API key that would change a profile or make a workspace', async () => {
    const { key } = await person()
    for (const sent of [
      await stack.send('PATCH', '/api/me', { key, body: { name: 'Robot' } }),
      await stack.send('POST', '/api/workspaces', { key, body: { name: 'Mine' } }),
    ])
      assert.deepEqual([sent.status, codeOf(sent)], [403, 'people_only'])
  })

  it('refuses an email that another person has, in either case, however many ask at once', async () => {
    const taken = email()
    const people = [await person(), await person(), await person()]
    const sent = await Promise.all(
      people.map(({ cookie }, index) =>
        patch(cookie, { email: index === 0 ? taken : taken.toUpperCase(), name: 'Ann' }),
      ),
    )
    assert.deepEqual(sent.map(({ status }) => status).sort(), [200, 400, 400])
    const refused = sent.filter(({ status }) => status === 400)
    assert.ok(refused.every(reply => codeOf(reply) === 'name_taken' && /^email /.test(messageOf(reply))))
  })

  it('refuses a new password without the current one, and one without an email to go with it', async () => {
    const { cookie } = await person()
    assert.match(messageOf(await patch(cookie, { password })), /^email is needed/)
    assert.equal((await patch(cookie, { email: email(), password })).status, 200)
    assert.match(
      messageOf(await patch(cookie, { password: 'another password' })),
      /^currentPassword is missing/,
    )
    const wrong = await patch(cookie, { password: 'another password', currentPassword: 'wrong' })
    assert.deepEqual([wrong.status, messageOf(wrong)], [400, 'currentPassword is wrong'])
    assert.match(
      messageOf(await patch(cookie, { password: 'short', currentPassword: password })),
      /^password must have/,
    )
  })

  it('changes name, email and password, and ends the other sessions with a new password', async () => {
    const { personId, cookie, workspaceId } = await person()
    const elsewhere = cookieOf(await openLink(stack, await createSignInLink(stack.context, personId)))
    const mine = email()
    assert.equal((await patch(cookie, { name: '  Ann  ' })).status, 200)
    assert.equal((await stack.send('GET', '/api/me', { headers: { cookie: elsewhere } })).status, 200)
    const sent = await patch(cookie, { email: mine, password })
    assert.deepEqual(sent.body, {
      id: personId,
      kind: 'person',
      name: 'Ann',
      email: mine,
      hasPassword: true,
      memberships: [
        {
          workspace: {
            id: workspaceId,
            name: 'Test workspace',
            description: '',
            createdAt: (sent.body as { memberships: { workspace: { createdAt: string } }[] }).memberships[0]
              ?.workspace.createdAt,
          },
          role: 'Supervisor',
        },
      ],
    })
    assert.equal((await stack.send('GET', '/api/me', { headers: { cookie: elsewhere } })).status, 401)
    assert.equal((await stack.send('GET', '/api/me', { headers: { cookie } })).status, 200)
    const again = await patch(cookie, { password: 'another password', currentPassword: password })
    assert.equal(again.status, 200)
    const signIn = (word: string) =>
      stack.send('POST', '/api/session', { body: { email: mine, password: word } })
    assert.equal((await signIn(password)).status, 401)
    assert.equal((await signIn('another password')).status, 200)
  })

  it('makes a workspace whose maker is its Owner, and renames it', async () => {
    const { cookie } = await person()
    const made = await stack.send('POST', '/api/workspaces', {
      body: { name: ' Roads ' },
      headers: { cookie },
    })
    assert.equal(made.status, 200)
    const workspace = made.body as { id: string; name: string; description: string }
    assert.deepEqual([workspace.name, workspace.description], ['Roads', ''])
    const me = await stack.send('GET', '/api/me', { headers: { cookie } })
    const { memberships } = me.body as { memberships: { workspace: object; role: string }[] }
    assert.deepEqual(memberships[0], { workspace, role: 'Owner' })
    const changed = await stack.send('PATCH', `/api/workspaces/${workspace.id}`, {
      body: { description: 'Of the north' },
      headers: { cookie },
    })
    assert.deepEqual(changed.body, { ...workspace, description: 'Of the north' })
    const blank = await stack.send('PATCH', `/api/workspaces/${workspace.id}`, {
      body: { name: ' ' },
      headers: { cookie },
    })
    assert.deepEqual([blank.status, messageOf(blank)], [400, 'name must not be blank'])
  })
})
