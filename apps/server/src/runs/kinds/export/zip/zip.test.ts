import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { describe, it } from 'node:test'
import type { OutputFile } from '@gesso/formats'
import { fromBufferPromise } from 'yauzl'
import { zipOf } from './zip.ts'

async function* filesOf(
  ...files: readonly [path: string, content: OutputFile['content']][]
): AsyncGenerator<OutputFile> {
  for (const [path, content] of files) yield { path, stored: path.endsWith('.jpg'), content }
}

const at = new Date('2026-05-06T07:08:10Z')
const done = { at, beforeEnd: async () => {} }

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += 70_001) yield bytes.subarray(from, from + 70_001)
}

describe('a zip', () => {
  it('gives back what went in: many blocks, one piece, nothing, stored bytes', async () => {
    const numbers = Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 10_007).join(' ')
    const long = Buffer.from(numbers)
    assert.ok(long.length > 1_200_000)
    const zip = zipOf(
      filesOf(
        ['long.json', inPieces(long)],
        ['für alle/短い.txt', inPieces(Buffer.from('short'))],
        ['empty.txt', inPieces(Buffer.alloc(0))],
        ['picture.jpg', inPieces(long.subarray(0, 100_000))],
      ),
      done,
    )
    const opened = await fromBufferPromise(await buffer(zip), { lazyEntries: true })
    const found = new Map<string, Buffer>()
    for await (const entry of opened.eachEntry()) {
      found.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)))
      if (entry.fileName === 'long.json') assert.ok(entry.compressedSize < long.length / 2)
    }
    assert.deepEqual([...found.keys()], ['long.json', 'für alle/短い.txt', 'empty.txt', 'picture.jpg'])
    assert.ok(found.get('long.json')?.equals(long))
    assert.equal(String(found.get('für alle/短い.txt')), 'short')
    assert.equal(found.get('empty.txt')?.length, 0)
    assert.ok(found.get('picture.jpg')?.equals(long.subarray(0, 100_000)))
  })

  it('holds more files than 16 bits count', async () => {
    async function* many(): AsyncGenerator<OutputFile> {
      for (let index = 0; index < 70_000; index++)
        yield { path: `${index}.jpg`, stored: true, content: Readable.from([]) }
    }
    const opened = await fromBufferPromise(await buffer(zipOf(many(), done)), { lazyEntries: true })
    assert.equal(opened.entryCount, 70_000)
    let last = ''
    for await (const entry of opened.eachEntry()) last = entry.fileName
    assert.equal(last, '69999.jpg')
  })

  it('fails with a file that fails after its reader has taken all there was', async () => {
    async function* failing() {
      yield 'some'
      // By now the reader waits for more.
      await new Promise(resolve => setImmediate(resolve))
      throw new Error('no more')
    }
    await assert.rejects(buffer(zipOf(filesOf(['file.txt', failing()]), done)), /no more/)
  })

  it('fails with what has to be done before its end', async () => {
    async function* whole() {
      yield 'all'
    }
    const beforeEnd = () => Promise.reject(new Error('not done'))
    await assert.rejects(buffer(zipOf(filesOf(['file.txt', whole()]), { at, beforeEnd })), /not done/)
  })

  it('reads no further when nobody wants it any more', async () => {
    let stop = () => {}
    const stopped = new Promise<void>(resolve => {
      stop = resolve
    })
    async function* endless() {
      try {
        for (;;) yield 'more and more'.repeat(1000)
      } finally {
        stop()
      }
    }
    const zip = zipOf(filesOf(['file.txt', endless()]), done)
    await once(zip, 'readable')
    zip.destroy()
    await stopped
  })

  it('lets go of a file that keeps silent when nobody wants it any more', async () => {
    const silent = new Readable({ read() {} })
    silent.push('some')
    const zip = zipOf(filesOf(['file.jpg', silent]), done)
    await once(zip, 'readable')
    zip.destroy()
    await assert.rejects(finished(silent), { name: 'AbortError' })
  })
})
