import { EventEmitter } from 'node:events'
import type { NewsFeed } from './news-feed.ts'

/** News inside one process. */
export function localNewsFeed(): NewsFeed {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    tell: subject => void emitter.emit(subject),
    listen(subject, onNews) {
      emitter.on(subject, onNews)
      return () => void emitter.off(subject, onNews)
    },
  }
}
