import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Role } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import { signInAs } from '../../../testing/people.ts'
import { type Sent, type Stack, startStack } from '../../../testing/stack.ts'

interface Member {
  readonly personId: string
  readonly role: Role
}

const codeOf = ({ body }: Sent) => (body as { code: string }).code

describe('members', () => {
  let stack: Stack
  let workspaceId: string
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())
  const fresh = async () => {
    workspaceId = (await stack.workspace()).workspaceId
    return signInAs(stack, workspaceId, 'Owner')
  }
  const as = (role: Role) => signInAs(stack, workspaceId, role)
  const path = (personId = '') => `/api/workspaces/${workspaceId}/members${personId && `/${personId}`}`
  const setRole = (cookie: string, personId: string, role: Role) =>
    stack.send('PATCH', path(personId), { body: { role }, headers: { cookie } })
  const remove = (cookie: string, personId: string) =>
    stack.send('DELETE', path(personId), { headers: { cookie } })
  const list = async (cookie: string) =>
    (await stack.send('GET', path(), { headers: { cookie } })).body as Member[]

  it('refuses to take the last Owner away or down, whoever asks', async () => {
    const owner = await fresh()
    const key = await stack.key(workspaceId, 'Owner')
    for (const sent of [
      await setRole(owner.cookie, owner.personId, 'Administrator'),
      await remove(owner.cookie, owner.personId),
      await stack.send('DELETE', path(owner.personId), { key }),
    ])
      assert.deepEqual([sent.status, codeOf(sent)], [400, 'last_owner'])
    assert.deepEqual(
      (await list(owner.cookie)).map(member => member.role),
      ['Owner'],
    )
  })

  it('keeps one Owner when all of them leave or take each other down at once', async () => {
    for (let round = 0; round < 5; round++) {
      const owners = [await fresh(), await as('Owner'), await as('Owner'), await as('Owner')]
      const [first, second, third, fourth] = owners
      assert.ok(first && second && third && fourth)
      await Promise.all([
        remove(first.cookie, second.personId),
        setRole(second.cookie, third.personId, 'Labeller'),
        remove(third.cookie, fourth.personId),
        setRole(fourth.cookie, first.personId, 'View Only'),
      ])
      const key = await stack.key(workspaceId, 'View Only')
      const left = (await stack.send('GET', path(), { key })).body as Member[]
      assert.ok(left.some(({ role }) => role === 'Owner'))
    }
  })

  it('lets only an Owner make, unmake or remove an Owner', async () => {
    const owner = await fresh()
    await as('Owner')
    const admin = await as('Administrator')
    const labeller = await as('Labeller')
    for (const sent of [
      await setRole(admin.cookie, labeller.personId, 'Owner'),
      await setRole(admin.cookie, admin.personId, 'Owner'),
      await setRole(admin.cookie, owner.personId, 'Administrator'),
      await setRole(admin.cookie, owner.personId, 'Owner'),
      await remove(admin.cookie, owner.personId),
    ]) {
      assert.equal(sent.status, 403)
      assert.deepEqual((sent.body as { facts: object }).facts, {
        role: 'Administrator',
        capability: 'manage owners',
      })
    }
    assert.equal((await setRole(owner.cookie, labeller.personId, 'Owner')).status, 200)
    assert.equal((await setRole(owner.cookie, labeller.personId, 'View Only')).status, 200)
  })

  it('knows no member outside the workspace, and no workspace outside the membership', async () => {
    const owner = await fresh()
    const stranger = await signInAs(stack, (await stack.workspace()).workspaceId, 'Owner')
    for (const sent of [
      await setRole(owner.cookie, stranger.personId, 'Labeller'),
      await remove(owner.cookie, stranger.personId),
      await remove(owner.cookie, uuidv7()),
      await setRole(stranger.cookie, owner.personId, 'Labeller'),
      await stack.send('GET', path(), { headers: { cookie: stranger.cookie } }),
    ])
      assert.equal(sent.status, 404)
  })

  it('refuses a role that is none, naming the field', async () => {
    const owner = await fresh()
    const sent = await stack.send('PATCH', path(owner.personId), {
      body: { role: 'owner' },
      headers: { cookie: owner.cookie },
    })
    assert.equal(sent.status, 400)
    assert.match((sent.body as { message: string }).message, /^role must be one of Owner, Administrator/)
  })

  it('gives a role that holds from the next request on, and takes everything with the membership', async () => {
    const owner = await fresh()
    const other = await as('View Only')
    const projects = `/api/workspaces/${workspaceId}/projects`
    const create = async () =>
      (await stack.send('POST', projects, { body: { name: 'Cars' }, headers: { cookie: other.cookie } }))
        .status
    assert.equal(await create(), 403)
    const given = await setRole(owner.cookie, other.personId, 'Supervisor')
    assert.deepEqual(
      given.body,
      (await list(owner.cookie)).find(({ personId }) => personId === other.personId),
    )
    assert.equal(await create(), 200)
    assert.equal((await remove(owner.cookie, other.personId)).status, 204)
    assert.equal(await create(), 404)
    assert.deepEqual(
      (await list(owner.cookie)).map(({ personId }) => personId),
      [owner.personId],
    )
  })
})
