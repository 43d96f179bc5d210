import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { followNews } from './follow-news.ts'
import { localNewsFeed } from './local-news-feed.ts'

const minuteMs = 60_000

describe('news', () => {
  it('come at the beginning, then when something happens, and of this subject alone', async () => {
    const feed = localNewsFeed()
    const stopped = new AbortController()
    const pause = () => Promise.resolve()
    const news = followNews(feed, 'jobs of a', { quietMs: minuteMs, pause }, stopped.signal)
    assert.deepEqual(await news.next(), { value: 'news', done: false })
    const next = news.next()
    feed.tell('jobs of b')
    feed.tell('comments on a')
    const first = await Promise.race([next, new Promise(resolve => setImmediate(() => resolve('nothing')))])
    assert.equal(first, 'nothing')
    feed.tell('jobs of a')
    assert.deepEqual(await next, { value: 'news', done: false })
    stopped.abort()
    assert.equal((await news.next()).done, true)
  })

  it('are one, however much happens before the pause is over', async () => {
    const feed = localNewsFeed()
    const stopped = new AbortController()
    let pauses = 0
    let over = () => {}
    const pause = () => {
      pauses++
      return new Promise<void>(resolve => {
        over = resolve
      })
    }
    const news = followNews(feed, 'jobs of a', { quietMs: 1, pause }, stopped.signal)
    await news.next()
    const second = news.next()
    for (let job = 0; job < 10_000; job++) feed.tell('jobs of a')
    assert.equal(pauses, 1)
    over()
    assert.equal((await second).value, 'news')
    const third = news.next()
    over()
    assert.equal((await third).value, 'quiet')
    stopped.abort()
    await news.return()
  })

  it('are listened to no longer than somebody follows', async () => {
    const feed = localNewsFeed()
    let listening = 0
    const counted: typeof feed = {
      tell: feed.tell,
      listen(subject, onNews) {
        listening++
        const stop = feed.listen(subject, onNews)
        return () => {
          listening--
          stop()
        }
      },
    }
    const stopped = new AbortController()
    const news = followNews(
      counted,
      'jobs of a',
      { quietMs: minuteMs, pause: async () => {} },
      stopped.signal,
    )
    await news.next()
    const next = news.next()
    assert.equal(listening, 1)
    stopped.abort()
    assert.equal((await next).done, true)
    assert.equal(listening, 0)
  })
})
