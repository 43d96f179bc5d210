import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import {
  add,
  browser,
  classOf,
  closeTabs,
  fates,
  image,
  never,
  reclass,
  remove,
  saved,
  serverWith,
} from '../testing/browser.ts'
import { openHands, spotLabel } from '../testing/driver.ts'
import { spotKit } from '../testing/spot-kit.ts'
import { Tabs, until } from '../testing/tabs.ts'
import { createSync } from './create-sync.ts'
import { openIndexedDbRows } from './indexed-db-rows.ts'
import { createMemoryRows } from './memory-rows.ts'
import type { Transport } from './types.ts'

afterEach(closeTabs)

describe('saving', () => {
  it('writes an edit to disk before it is sent', async () => {
    const server = serverWith()
    const rows = await openIndexedDbRows('written-first')
    const onDisk: number[] = []
    const transport = server.transportFor('ada')
    const watched: Transport = {
      ...transport,
      async send(imageId, request, signal) {
        const kept = await rows.ofImage('ada', imageId)
        onDisk.push(kept.filter(entry => entry.id === request.id).length)
        return transport.send(imageId, request, signal)
      },
    }
    const surroundings = new Tabs().open()
    const sync = createSync({ transport: watched, rows, personId: 'ada', surroundings })
    const { editor } = openHands({ kits: [spotKit] })
    await sync.open(editor, image)
    add(editor, 'a')
    assert.deepEqual(sync.state.get(), { at: 'saving', waiting: 1 })
    await saved(sync)
    sync.close()
    assert.deepEqual(onDisk, [1])
    assert.equal(server.labels('image').length, 1)
  })

  it('goes on without a disk, for as long as the page lives', async () => {
    const server = serverWith()
    const rows = createMemoryRows()
    const full = {
      ...rows,
      change: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
    }
    const surroundings = new Tabs().open()
    const sync = createSync({
      transport: server.transportFor('ada'),
      rows: full,
      personId: 'ada',
      surroundings,
    })
    const { editor } = openHands({ kits: [spotKit] })
    await sync.open(editor, image)
    add(editor, 'a')
    add(editor, 'b')
    await saved(sync)
    sync.close()
    assert.equal(server.labels('image').length, 2)
  })

  it('gives a label the version that the server gave it', async () => {
    const server = serverWith()
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'a')
    await saved(sync)
    assert.equal(editor.document.label('a')?.version, server.labels('image')[0]?.version)
  })

  it('sends later edits of a label with the version that the earlier ones left', async () => {
    const server = serverWith(spotLabel('a', 0, 0))
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    server.turns = () => 50
    reclass(editor, 'a', 'one')
    await until(() => server.log.length === 1)
    reclass(editor, 'a', 'two')
    reclass(editor, 'a', 'three')
    assert.equal(editor.document.label('a')?.version, 1, 'the answer to the first is still on the way')
    await saved(sync)
    assert.equal(classOf(server.labels('image'), 'a'), 'three')
    assert.deepEqual(sync.conflicts.get(), [])
  })

  it('forgets edits that cancelled out, so that they do not cover what others do later', async () => {
    const server = serverWith(spotLabel('a', 0, 0))
    server.fate = author => (author === 'ada' ? 'signed out' : 'arrives')
    const { sync, editor } = await browser(server, 'ada').tab()
    await sync.open(editor, image)
    add(editor, 'b')
    await until(() => sync.state.get().at === 'signed-out')
    remove(editor, 'a')
    editor.history.undo()
    await sync.written()
    const bob = await browser(server, 'bob').tab()
    await bob.sync.open(bob.editor, image)
    reclass(bob.editor, 'a', 'tree')
    await saved(bob.sync)
    assert.equal(editor.document.label('a')?.classId, 'tree')
  })

  it('squashes unsent edits of one label, and sends nothing when they cancel out', async () => {
    const server = serverWith(spotLabel('a', 0, 0))
    server.fate = () => 'signed out'
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'b')
    await until(() => sync.state.get().at === 'signed-out')
    for (const classId of ['one', 'two', 'three']) reclass(editor, 'a', classId)
    add(editor, 'c')
    editor.history.undo()
    await sync.written()
    server.fate = () => 'arrives'
    sync.resume()
    await saved(sync)
    assert.equal(server.log.length, 2)
    assert.equal(classOf(server.labels('image'), 'a'), 'three')
  })
})

describe('a bad connection', () => {
  it('is tried again with growing pauses, and says so', async () => {
    const server = serverWith()
    server.fate = fates('lost', 'lost', 'lost', 'lost')
    const home = browser(server)
    const { sync, editor } = await home.tab()
    const states = new Set<string>()
    sync.state.subscribe(() => states.add(sync.state.get().at))
    await sync.open(editor, image)
    add(editor, 'a')
    await until(() => server.labels('image').length === 1)
    await saved(sync)
    assert.ok(states.has('offline'))
    assert.deepEqual(home.tabs.pauses, [750, 1500, 3000, 6000])
  })

  it('applies a change once, though its answer is lost or it arrives twice', async () => {
    const server = serverWith()
    server.fate = fates('answer lost', 'answer lost', 'sent twice')
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'a')
    add(editor, 'b')
    await saved(sync)
    assert.equal(server.log.length, 2)
    assert.deepEqual(sync.conflicts.get(), [])
  })

  it('loses nothing when the page is closed meanwhile', async () => {
    const server = serverWith(spotLabel('a', 0, 0))
    server.fate = never
    const home = browser(server)
    const first = await home.tab()
    await first.sync.open(first.editor, image)
    add(first.editor, 'b')
    reclass(first.editor, 'a', 'tree')
    await first.sync.written()
    first.sync.close()

    const second = await home.tab()
    await second.sync.open(second.editor, image)
    assert.deepEqual(
      second.editor.document.labels().map(label => [label.id, label.classId]),
      [
        ['a', 'tree'],
        ['b', 'car'],
      ],
    )
    server.fate = () => 'arrives'
    second.sync.resume()
    await saved(second.sync)
    assert.equal(server.labels('image').length, 2)
    assert.equal(classOf(server.labels('image'), 'a'), 'tree')
  })

  it('sends what waits for images that are not open', async () => {
    const server = serverWith()
    server.fate = never
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'a')
    await sync.written()
    await sync.open(editor, { ...image, id: 'next' })
    server.fate = () => 'arrives'
    sync.resume()
    await saved(sync)
    assert.equal(server.labels('image').length, 1)
    assert.equal(editor.document.labels().length, 0)
  })
})

describe('being signed out', () => {
  it('stops sending until resumed, and loses nothing', async () => {
    const server = serverWith()
    server.fate = () => 'signed out'
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    add(editor, 'a')
    await until(() => sync.state.get().at === 'signed-out')
    add(editor, 'b')
    await sync.written()
    await until(() => JSON.stringify(sync.state.get()) === '{"at":"signed-out","waiting":2}')
    assert.equal(server.requests, 1)
    server.fate = () => 'arrives'
    sync.resume()
    await saved(sync)
    assert.equal(server.labels('image').length, 2)
  })

  it("sends nobody else's edits", async () => {
    const server = serverWith()
    server.fate = () => 'signed out'
    const home = browser(server)
    const ada = await home.tab('ada')
    await ada.sync.open(ada.editor, image)
    add(ada.editor, 'a')
    await until(() => ada.sync.state.get().at === 'signed-out')
    ada.sync.close()
    server.fate = () => 'arrives'
    const bob = await home.tab('bob')
    await bob.sync.open(bob.editor, image)
    assert.equal(bob.editor.document.labels().length, 0)
    add(bob.editor, 'b')
    await saved(bob.sync)
    assert.deepEqual(
      server.labels('image').map(label => label.id),
      ['b'],
    )
  })
})

describe('a refused change', () => {
  async function refused() {
    const server = serverWith(spotLabel('a', 0, 0))
    server.fate = fates('refused')
    const tab = await browser(server).tab()
    await tab.sync.open(tab.editor, image)
    reclass(tab.editor, 'a', 'tree')
    await until(() => tab.sync.refused.get().length === 1)
    return { server, ...tab }
  }

  it('is set aside with the words of the server, and does not hold up others', async () => {
    const { server, sync, editor } = await refused()
    assert.deepEqual(sync.state.get(), { at: 'refused', waiting: 0, refused: 1 })
    assert.match(sync.refused.get()[0]?.message ?? '', /outside the image/)
    assert.equal(editor.document.label('a')?.classId, 'tree', 'the work stays in sight')
    add(editor, 'b')
    await until(() => server.labels('image').length === 2)
  })

  it('takes the edits aside that wait on top of it', async () => {
    const server = serverWith(spotLabel('a', 0, 0))
    server.fate = never
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    reclass(editor, 'a', 'tree')
    await until(() => server.requests > 0)
    reclass(editor, 'a', 'house')
    await sync.written()
    server.fate = fates('refused')
    sync.resume()
    await until(() => sync.refused.get().length === 2)
    assert.match(sync.refused.get()[1]?.message ?? '', /builds on a change that was refused/)
    assert.equal(classOf(server.labels('image'), 'a'), 'car')
  })

  it('does not hold back edits of its label that are made later', async () => {
    const { server, sync, editor } = await refused()
    reclass(editor, 'a', 'house')
    await until(() => classOf(server.labels('image'), 'a') === 'house')
    await until(() => sync.state.get().at === 'refused')
  })

  it('can be given up: the label is the one of the server again', async () => {
    const { sync, editor } = await refused()
    const [change] = sync.refused.get()
    await sync.discard(change?.id ?? '')
    assert.equal(editor.document.label('a')?.classId, 'car')
    assert.deepEqual(sync.state.get(), { at: 'saved' })
  })

  it('can be sent again', async () => {
    const { server, sync } = await refused()
    const [change] = sync.refused.get()
    await sync.retry(change?.id ?? '')
    await saved(sync)
    assert.equal(classOf(server.labels('image'), 'a'), 'tree')
  })
})
