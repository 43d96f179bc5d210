import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import type { FileStore } from './file-store.ts'
import { folderStore } from './folder-store.ts'

describe('a folder of files', () => {
  let folder = ''
  let store: FileStore
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gesso-files-'))
    store = folderStore(folder)
  })
  after(() => rm(folder, { recursive: true }))
  const drafts = () => readdir(join(folder, 'drafts'))

  it('refuses keys that lead out of it', async () => {
    for (const key of ['../a', 'a/../../b', '/etc/passwd', 'a\\b', '', '.hidden', 'a\0b'])
      await assert.rejects(store.put(key, Buffer.from('x')), /is no key/, key)
  })

  it('says that a file is not there', async () => {
    await assert.rejects(store.read('none'), { code: 'not_found' })
    await assert.rejects(
      store.atPath('none', async () => 1),
      { code: 'not_found' },
    )
    assert.equal(await store.size('none'), undefined)
    await store.remove('none')
  })

  it('keeps nothing of a stream that fails or is aborted', async () => {
    const failing = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('gone')
      })(),
    )
    await assert.rejects(store.put('a/b', failing), /gone/)
    const stop = new AbortController()
    const endless = new Readable({ read: () => stop.abort() })
    await assert.rejects(store.put('a/b', endless, stop.signal), { name: 'AbortError' })
    const early = new Readable({ read: () => undefined })
    const kept = store.put('a/b', early)
    early.destroy(new Error('gone'))
    await assert.rejects(kept)
    assert.equal(await store.size('a/b'), undefined)
    assert.deepEqual(await drafts(), [])
  })

  it('gives back what it was given, in whole and in part, until it is removed', async () => {
    assert.equal(
      await store.put('a/b/c.bin', Readable.from([Buffer.from('hello '), Buffer.from('world')])),
      11,
    )
    assert.equal(await store.size('a/b/c.bin'), 11)
    const part = await store.read('a/b/c.bin', { start: 6, end: 8 })
    assert.equal(Buffer.concat(await part.toArray()).toString(), 'wor')
    assert.equal(String(await store.atPath('a/b/c.bin', path => readFile(path))), 'hello world')
    await store.put('a/b/c.bin', Buffer.from('new'))
    assert.equal(Buffer.concat(await (await store.read('a/b/c.bin')).toArray()).toString(), 'new')
    await store.remove('a/b/c.bin')
    assert.equal(await store.size('a/b/c.bin'), undefined)
  })

  it('tidies away drafts of long ago, not those being written', async () => {
    await mkdir(join(folder, 'drafts'), { recursive: true })
    for (const name of ['old', 'new']) await writeFile(join(folder, 'drafts', name), 'x')
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await utimes(join(folder, 'drafts', 'old'), longAgo, longAgo)
    await store.tidy()
    assert.deepEqual(await drafts(), ['new'])
  })
})
