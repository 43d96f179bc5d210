import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import {
  add,
  browser,
  classOf,
  closeTabs,
  image,
  never,
  reclass,
  remove,
  saved,
  serverWith,
} from '../testing/browser.ts'
import { spotLabel } from '../testing/driver.ts'
import type { MemoryServer } from '../testing/memory-server.ts'
import { until } from '../testing/tabs.ts'
import type { Sync } from './types.ts'

afterEach(closeTabs)

describe('opening an image', () => {
  it('misses no answer that comes while it loads', async () => {
    const server = serverWith()
    server.fate = never
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'a')
    await sync.written()
    const turns = [60]
    server.turns = () => turns.shift() ?? 0
    const opening = sync.open(editor, image)
    await until(() => turns.length === 0)
    server.fate = () => 'arrives'
    sync.resume()
    await saved(sync)
    await opening
    const [label] = server.labels('image')
    assert.equal(editor.document.label('a')?.version, label?.version)
    const bob = await browser(server, 'bob').tab()
    await bob.sync.open(bob.editor, image)
    remove(bob.editor, 'a')
    await saved(bob.sync)
    assert.equal(editor.document.label('a'), undefined)
  })

  it('shows no labels loaded before the last edits were acknowledged', async () => {
    const server = serverWith()
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'a')
    await saved(sync)
    server.turns = () => 5
    await sync.open(editor, image, { revision: 1, labels: [] })
    assert.ok(editor.document.label('a'))
  })

  it('shows labels loaded ahead without asking again', async () => {
    const server = serverWith()
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image, { revision: 1, labels: [spotLabel('ahead', 0, 0)] })
    assert.ok(editor.document.label('ahead'))
  })

  it('gives way to the next image that is opened meanwhile', async () => {
    const server = serverWith()
    const { sync, editor } = await browser(server).tab()
    server.turns = () => 5
    const slow = sync.open(editor, image)
    const next = sync.open(editor, { ...image, id: 'next' })
    await assert.rejects(slow, { name: 'AbortError' })
    await next
    assert.equal(editor.document.image()?.id, 'next')
  })
})

/** Both edit at once, and Ada's edit reaches the server first. */
async function race(server: MemoryServer, ada: Sync, bob: Sync, edit: () => void) {
  server.fate = author => (author === 'bob' ? 'lost' : 'arrives')
  edit()
  await saved(ada)
  server.fate = () => 'arrives'
  await saved(bob)
}

describe('two people on one image', () => {
  async function two() {
    const server = serverWith(spotLabel('a', 0, 0))
    const ada = await browser(server, 'ada').tab()
    const bob = await browser(server, 'bob').tab()
    await ada.sync.open(ada.editor, image)
    await bob.sync.open(bob.editor, image)
    return { server, ada, bob }
  }

  it("see each other's edits as they happen, with the name", async () => {
    const { ada, bob } = await two()
    const heard: string[] = []
    bob.sync.onRemote(remote => heard.push(remote.authorName))
    ada.sync.onRemote(remote => heard.push(`own ${remote.authorName}`))
    reclass(ada.editor, 'a', 'tree')
    await saved(ada.sync)
    assert.equal(bob.editor.document.label('a')?.classId, 'tree')
    assert.deepEqual(heard, ['ada'])
  })

  it('the first edit stands, and the other is shown and can be put back', async () => {
    const { server, ada, bob } = await two()
    await race(server, ada.sync, bob.sync, () => {
      reclass(ada.editor, 'a', 'tree')
      reclass(bob.editor, 'a', 'house')
    })
    const [conflict] = bob.sync.conflicts.get()
    assert.ok(conflict !== undefined)
    assert.equal(conflict.theirName, 'ada')
    assert.equal(conflict.yours?.classId, 'house')
    assert.equal(bob.editor.document.label('a')?.classId, 'tree')
    bob.sync.putMineBack(conflict)
    await saved(bob.sync)
    assert.equal(classOf(server.labels('image'), 'a'), 'house')
    assert.equal(ada.editor.document.label('a')?.classId, 'house')
    assert.deepEqual(bob.sync.conflicts.get(), [])
  })

  it('a label that the other removed can be put back too', async () => {
    const { server, ada, bob } = await two()
    await race(server, ada.sync, bob.sync, () => {
      remove(ada.editor, 'a')
      reclass(bob.editor, 'a', 'house')
    })
    assert.equal(bob.editor.document.label('a'), undefined)
    const [conflict] = bob.sync.conflicts.get()
    assert.equal(conflict?.reason, 'removed')
    if (conflict !== undefined) bob.sync.putMineBack(conflict)
    await saved(bob.sync)
    assert.equal(classOf(server.labels('image'), 'a'), 'house')
  })

  it('a conflict outlives the page', async () => {
    const server = serverWith(spotLabel('a', 0, 0))
    const home = browser(server, 'bob')
    const bob = await home.tab()
    const ada = await browser(server, 'ada').tab()
    await bob.sync.open(bob.editor, image)
    await ada.sync.open(ada.editor, image)
    await race(server, ada.sync, bob.sync, () => {
      reclass(ada.editor, 'a', 'tree')
      reclass(bob.editor, 'a', 'house')
    })
    bob.sync.close()
    const again = await home.tab()
    await until(() => again.sync.conflicts.get().length === 1)
  })
})

describe('two tabs of one person', () => {
  it('send each edit once, whichever tab does it, and both know', async () => {
    const server = serverWith()
    const home = browser(server)
    const first = await home.tab()
    const second = await home.tab()
    await first.sync.open(first.editor, image)
    await second.sync.open(second.editor, { ...image, id: 'other' })
    for (const id of ['a', 'b', 'c']) {
      add(first.editor, id)
      add(second.editor, `other ${id}`)
    }
    await saved(first.sync)
    await saved(second.sync)
    await until(() => server.labels('image').length === 3 && server.labels('other').length === 3)
    assert.equal(new Set(server.log.map(change => change.id)).size, server.log.length)
    assert.ok(first.editor.document.labels().every(label => label.version > 0))
    assert.ok(second.editor.document.labels().every(label => label.version > 0))
  })
})
