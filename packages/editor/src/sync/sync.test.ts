import 'fake-indexeddb/auto'
import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import type { Editor } from '../editor.ts'
import { openHands, spotLabel } from '../testing/driver.ts'
import { type Fate, MemoryServer } from '../testing/memory-server.ts'
import { spotKit } from '../testing/spot-kit.ts'
import { Tabs, until } from '../testing/tabs.ts'
import { createSync } from './create-sync.ts'
import { openIndexedDbRows } from './indexed-db-rows.ts'
import type { Sync } from './types.ts'

const image = { id: 'image', size: { width: 200, height: 100 } }
const open: Sync[] = []
let databases = 0

afterEach(() => {
  for (const sync of open.splice(0)) sync.close()
})

/** One browser with a database of its own. */
function browser(server: MemoryServer, personId = 'ada') {
  const database = `sync-test-${++databases}`
  const tabs = new Tabs()
  return {
    tabs,
    async tab(person = personId) {
      const sync = createSync({
        transport: server.transportFor(person),
        rows: await openIndexedDbRows(database),
        personId: person,
        surroundings: tabs.open(),
      })
      open.push(sync)
      const { editor } = openHands({ kits: [spotKit] })
      return { sync, editor }
    },
  }
}

function serverWith(...labels: readonly Label[]) {
  const server = new MemoryServer()
  server.put('image', labels)
  return server
}

const saved = (sync: Sync) => until(() => sync.state.get().at === 'saved', 'saved')
const never = () => 'lost' as const

function fates(...list: readonly Fate[]): () => Fate {
  const left = [...list]
  return () => left.shift() ?? 'arrives'
}

function add(editor: Editor, id: string, left = 0) {
  editor.document.commit('Add', { added: [spotLabel(id, left, 0, { version: 0 })], updated: [], removed: [] })
}

function reclass(editor: Editor, id: string, classId: string) {
  const label = editor.document.label(id)
  assert.ok(label !== undefined)
  editor.document.commit('Class', { added: [], updated: [[label, { ...label, classId }]], removed: [] })
}

function remove(editor: Editor, id: string) {
  const label = editor.document.label(id)
  assert.ok(label !== undefined)
  editor.document.commit('Delete', { added: [], updated: [], removed: [label] })
}

const classOf = (labels: readonly Label[], id: string) => labels.find(label => label.id === id)?.classId

describe('saving', () => {
  it('writes an edit to disk before it is sent', async () => {
    const server = serverWith()
    const { sync, editor } = await browser(server).tab()
    await sync.open(editor, image)
    const rows = await openIndexedDbRows(`sync-test-${databases}`)
    const onDisk: number[] = []
    const { send } = server.transportFor('ada')
    const transport = { ...server.transportFor('ada') }
    transport.send = async (imageId, request, signal) => {
      onDisk.push((await rows.ofImage('ada', imageId)).filter(entry => entry.id === request.id).length)
      return send(imageId, request, signal)
    }
    const watched = createSync({ transport, rows, personId: 'ada', surroundings: new Tabs().open() })
    open.push(watched)
    const { editor: another } = openHands({ kits: [spotKit] })
    await watched.open(another, image)
    add(another, 'a')
    assert.deepEqual(watched.state.get(), { at: 'saving', waiting: 1 })
    await saved(watched)
    assert.deepEqual(onDisk, [1])
    assert.equal(server.labels('image').length, 1)
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
