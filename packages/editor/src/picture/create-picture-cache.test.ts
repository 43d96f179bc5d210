import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPictureCache } from './create-picture-cache.ts'

function openCache(limitPictures: number) {
  const loaded: string[] = []
  const aborted: string[] = []
  const closed: string[] = []
  const finish = new Map<string, () => void>()
  const cache = createPictureCache({
    limitBytes: limitPictures * 400,
    load: (url, signal) => {
      loaded.push(url)
      signal.addEventListener('abort', () => aborted.push(url))
      return new Promise(resolve => {
        finish.set(url, () => resolve({ width: 10, height: 10, close: () => closed.push(url) }))
      })
    },
  })
  const finished = async (url: string) => {
    finish.get(url)?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { cache, loaded, aborted, closed, finished }
}

describe('the picture cache', () => {
  it('has a preloaded picture at once', async () => {
    const { cache, loaded, finished } = openCache(3)
    cache.preload(['a'])
    assert.equal(cache.ready('a'), undefined)
    await finished('a')
    assert.deepEqual(cache.ready('a')?.size, { width: 10, height: 10 })
    assert.equal(await cache.picture('a'), cache.ready('a'))
    assert.deepEqual(loaded, ['a'])
  })

  it('gives up preloads that nobody wants any more, but not what someone waits for', () => {
    const { cache, aborted } = openCache(3)
    void cache.picture('a')
    cache.preload(['b', 'c'])
    cache.preload(['c', 'd'])
    assert.deepEqual(aborted, ['b'])
  })

  it('lets the longest unused go, and never the one on screen', async () => {
    const { cache, closed, finished } = openCache(2)
    const shown = cache.picture('a')
    await finished('a')
    await shown
    for (const url of ['b', 'c', 'd']) {
      cache.preload([url])
      await finished(url)
    }
    assert.deepEqual(closed, ['b', 'c'])
    assert.ok(cache.ready('a'))
  })

  it('stops waiting when asked, and still keeps what comes', async () => {
    const { cache, finished } = openCache(2)
    const stop = new AbortController()
    const waiting = cache.picture('a', stop.signal)
    stop.abort()
    await assert.rejects(waiting, { name: 'AbortError' })
    await finished('a')
    assert.ok(cache.ready('a'))
  })
})
