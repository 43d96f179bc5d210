import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, openDesk, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { hire } from '../../testing/work.ts'

interface Group {
  readonly id: string
  readonly name: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

describe('groups of people', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
  })
  after(() => stack.close())

  const path = () => `/api/workspaces/${desk.workspaceId}/groups`

  it('hold members of their workspace alone, under names of their own', async () => {
    const [ann = ''] = await hire(desk, 1)
    const [stranger = ''] = await hire(await openDesk(stack), 1)
    const body = { name: 'Night', personIds: [ann, stranger] }
    const sent = await stack.send('POST', path(), { key: desk.key, body })
    assert.deepEqual([sent.status, refusalIn(sent).facts], [404, { what: 'member', id: stranger }])
    assert.deepEqual(await ask<Group[]>(desk, 'GET', path()), [], 'nothing was made')
    await ask(desk, 'POST', path(), { name: 'Night' })
    const again = await stack.send('POST', path(), { key: desk.key, body: { name: ' Night ' } })
    assert.equal(refusalIn(again).code, 'name_taken')
  })

  it('are made, changed and deleted, and lose who leaves the workspace', async () => {
    desk = await openDesk(stack)
    const [ann = '', ben = ''] = await hire(desk, 2)
    const { id } = await ask<Group>(desk, 'POST', path(), {
      name: 'Day',
      personIds: [ann, ann.toUpperCase()],
    })
    const changed = await ask<Group>(desk, 'PATCH', `/api/person-groups/${id}`, {
      name: 'Early',
      personIds: [ben, ann],
    })
    assert.deepEqual([changed.name, changed.people.map(person => person.id)], ['Early', [ann, ben]])
    await ask(desk, 'DELETE', `/api/workspaces/${desk.workspaceId}/members/${ann}`)
    const [left] = await ask<Group[]>(desk, 'GET', path())
    assert.deepEqual(
      left?.people.map(person => person.id),
      [ben],
    )
    await ask(desk, 'DELETE', `/api/person-groups/${id}`)
    assert.deepEqual(await ask<Group[]>(desk, 'GET', path()), [])
  })
})
