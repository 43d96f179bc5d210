import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openLink } from '../../testing/people.ts'
import { startStack } from '../../testing/stack.ts'
import { createSignInLink, prepareFirstStart } from './index.ts'

const adminKey = 'an-administrator-chose-this'

describe('the first start', () => {
  it('makes one workspace with one Owner, however many servers start at once', async () => {
    await using stack = await disposable()
    const { context } = stack
    const starts = await Promise.all(
      [1, 2, 3, 4].map(() => prepareFirstStart(context, { adminKey, demo: true })),
    )
    assert.deepEqual(
      starts.map(({ demoWanted }) => demoWanted),
      [true, true, true, true],
    )
    assert.equal(new Set(starts.map(({ ownerId }) => ownerId)).size, 1)
    const again = await prepareFirstStart(context, { adminKey: undefined, demo: false })
    assert.deepEqual(again, starts[0])
    const me = await openLink(stack, await createSignInLink(context, again.ownerId))
    const { name, memberships } = me.body as {
      name: string
      memberships: { role: string; workspace: { id: string; name: string } }[]
    }
    assert.equal(name, 'Owner')
    assert.deepEqual(
      memberships.map(({ role, workspace }) => [role, workspace.id, workspace.name]),
      [['Owner', again.workspaceId, 'My workspace']],
    )
  })

  it('makes the administrator key once, shows little of it, and does not bring back a revoked one', async () => {
    await using stack = await disposable()
    const { workspaceId } = await prepareFirstStart(stack.context, { adminKey, demo: false })
    await prepareFirstStart(stack.context, { adminKey, demo: false })
    const path = `/api/workspaces/${workspaceId}/api-keys`
    const listed = await stack.send('GET', path, { key: adminKey })
    const keys = listed.body as { id: string; role: string; prefix: string }[]
    assert.deepEqual(
      keys.map(({ role, prefix }) => [role, prefix]),
      [['Owner', 'an-a']],
    )
    assert.equal((await stack.send('DELETE', `${path}/${keys[0]?.id}`, { key: adminKey })).status, 204)
    await prepareFirstStart(stack.context, { adminKey, demo: false })
    assert.equal((await stack.send('GET', path, { key: adminKey })).status, 401)
  })

  it('gives an Owner to a workspace that has none, and makes no second workspace', async () => {
    await using stack = await disposable()
    const { workspaceId } = await stack.workspace()
    const start = await prepareFirstStart(stack.context, { adminKey: undefined, demo: true })
    assert.deepEqual([start.workspaceId, start.demoWanted], [workspaceId, false])
  })
})

async function disposable() {
  const stack = await startStack()
  return { ...stack, [Symbol.asyncDispose]: stack.close }
}
