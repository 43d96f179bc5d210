import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { prepareFirstStart } from '../resources/access/index.ts'
import { startStack } from '../testing/stack.ts'
import { demoPhotos, seedDemo } from './index.ts'
import { scenes } from './scenes.ts'

const adminKey = 'an-administrator-chose-this'

describe('the demo', () => {
  it('is whole, once, also after a start that ended in the middle', async () => {
    const photos = demoPhotos()
    const last = scenes.at(-1)
    assert(photos && last)
    const some = await mkdtemp(path.join(tmpdir(), 'gesso-demo-'))
    await cp(photos, some, { recursive: true })
    await rm(path.join(some, last.file))
    const stack = await startStack()
    try {
      const start = await prepareFirstStart(stack.context, { adminKey, demo: true })
      await assert.rejects(seedDemo(stack.context, start, some), { code: 'invalid_input' })
      const both = [seedDemo(stack.context, start, photos), seedDemo(stack.context, start, photos)]
      const made = (await Promise.all(both)).filter(id => id !== undefined)
      assert.equal(made.length, 1)
      assert.equal(await seedDemo(stack.context, start, photos), undefined)
      const path = `/api/workspaces/${start.workspaceId}/projects`
      const listed = await stack.send('GET', path, { key: adminKey })
      const { items } = listed.body as { items: { id: string; name: string; imageCount: number }[] }
      assert.deepEqual(
        items.map(({ id, name, imageCount }) => [id, name, imageCount]),
        [[made[0], 'Demo', scenes.length]],
      )
    } finally {
      await stack.close()
      await rm(some, { recursive: true })
    }
  })

  it('is not made where none is wanted', async () => {
    const photos = demoPhotos()
    assert(photos)
    const stack = await startStack()
    try {
      const start = await prepareFirstStart(stack.context, { adminKey, demo: false })
      assert.equal(await seedDemo(stack.context, start, photos), undefined)
    } finally {
      await stack.close()
    }
  })
})
