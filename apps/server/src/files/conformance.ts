import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { it } from 'node:test'
import type { FileStore } from './file-store.ts'

/** What every store of files must do; called inside a `describe`, with the store to try. */
export function keepsFiles(storeOf: () => FileStore): void {
  const textOf = async (key: string, range?: { start: number; end: number }) =>
    Buffer.concat(await (await storeOf().read(key, range)).toArray()).toString()

  it('refuses keys that lead out of it', async () => {
    for (const key of ['../a', 'a/../../b', '/etc/passwd', 'a\\b', '', '.hidden', 'a\0b'])
      await assert.rejects(storeOf().put(key, Buffer.from('x')), /is no key/, key)
  })

  it('says that a file is not there', async () => {
    const store = storeOf()
    await assert.rejects(store.read('none'), { code: 'not_found' })
    await assert.rejects(
      store.atPath('none', async () => 1),
      { code: 'not_found' },
    )
    assert.equal(await store.size('none'), undefined)
    await store.remove('none')
  })

  it('keeps nothing of a stream that fails or is aborted, however much of it came', async () => {
    const store = storeOf()
    for (const parts of [1, 20]) {
      const failing = Readable.from(
        (async function* () {
          for (let part = 0; part < parts; part += 1) yield Buffer.alloc(1024 * 1024)
          throw new Error('gone')
        })(),
      )
      await assert.rejects(store.put('a/b', failing), /gone/)
    }
    const stop = new AbortController()
    const endless = new Readable({ read: () => stop.abort() })
    await assert.rejects(store.put('a/b', endless, stop.signal), { name: 'AbortError' })
    const early = new Readable({ read: () => undefined })
    const kept = store.put('a/b', early)
    early.destroy(new Error('gone'))
    await assert.rejects(kept)
    assert.equal(await store.size('a/b'), undefined)
  })

  it('gives back what it was given, in whole and in part, until it is removed', async () => {
    const store = storeOf()
    const hello = Readable.from([Buffer.from('hello '), Buffer.from('world')])
    assert.equal(await store.put('a/b/c.bin', hello), 11)
    assert.equal(await store.size('a/b/c.bin'), 11)
    assert.equal(await textOf('a/b/c.bin', { start: 6, end: 8 }), 'wor')
    assert.equal(String(await store.atPath('a/b/c.bin', path => readFile(path))), 'hello world')
    await store.put('a/b/c.bin', Buffer.from('new'))
    assert.equal(await textOf('a/b/c.bin'), 'new')
    await store.remove('a/b/c.bin')
    assert.equal(await store.size('a/b/c.bin'), undefined)
  })

  it('keeps an empty file, and one of many parts', async () => {
    const store = storeOf()
    assert.equal(await store.put('empty', Readable.from([])), 0)
    assert.equal(await store.size('empty'), 0)
    const megabytes = Array.from({ length: 20 }, (_, index) => Buffer.alloc(1024 * 1024, index))
    const many = Buffer.concat([...megabytes, Buffer.from('end')])
    assert.equal(await store.put('many', Readable.from([...megabytes, Buffer.from('end')])), many.length)
    assert.equal(await store.size('many'), many.length)
    assert.ok(Buffer.concat(await (await store.read('many')).toArray()).equals(many))
    assert.equal(await textOf('many', { start: many.length - 3, end: many.length - 1 }), 'end')
  })

  it('says that it can be used', async () => {
    await storeOf().check()
  })
}
