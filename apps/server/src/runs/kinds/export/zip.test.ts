import assert from 'node:assert/strict'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import type { OutputFile } from '@gesso/formats'
import { zipOf } from './zip.ts'

async function* fileOf(content: AsyncIterable<string>): AsyncGenerator<OutputFile> {
  yield { path: 'file.txt', stored: false, content }
}

const done = async () => {}

describe('a zip', () => {
  it('fails with a file that fails after its reader has taken all there was', async () => {
    async function* failing() {
      yield 'some'
      // By now the reader waits for more.
      await new Promise(resolve => setImmediate(resolve))
      throw new Error('no more')
    }
    await assert.rejects(buffer(zipOf(fileOf(failing()), done)), /no more/)
  })

  it('fails with what has to be done before its end', async () => {
    async function* whole() {
      yield 'all'
    }
    const ending = () => Promise.reject(new Error('not done'))
    await assert.rejects(buffer(zipOf(fileOf(whole()), ending)), /not done/)
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
    const zip = zipOf(fileOf(endless()), done)
    await once(zip, 'readable')
    zip.destroy()
    await stopped
  })
})
