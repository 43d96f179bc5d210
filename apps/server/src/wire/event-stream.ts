import { Readable } from 'node:stream'
import type { RawReply } from '../contract/raw-route.ts'

/** Proxies close connections on which nothing is said for a minute: a stream says something this often. */
export const quietMs = 20_000

/** An endless answer of server-sent events. @param texts is told to stop when the client goes away */
export function eventStream(texts: (signal: AbortSignal) => AsyncGenerator<string, void>): RawReply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would keep events back until it has a buffer full of them.
      'x-accel-buffering': 'no',
    },
    body: streamOf(texts),
    endless: true,
  }
}

/** A stream of texts whose signal is given the moment it is destroyed: `Readable.from` would wait for the next text first. */
function streamOf(texts: (signal: AbortSignal) => AsyncGenerator<string, void>): Readable {
  const stopped = new AbortController()
  const source = texts(stopped.signal)
  return new Readable({
    read() {
      source.next().then(
        ({ value, done }) => void this.push(done ? null : value),
        (error: Error) => void this.destroy(error),
      )
    },
    destroy(error, done) {
      stopped.abort()
      done(error)
    },
  })
}
