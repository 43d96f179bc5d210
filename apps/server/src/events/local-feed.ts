import { EventEmitter } from 'node:events'
import type { ChangeFeed } from './change-feed.ts'

/** A feed inside one process. */
export function localFeed(): ChangeFeed {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    publish(mediaId, change) {
      if (emitter.listenerCount(mediaId) > 0) emitter.emit(mediaId, change())
    },
    subscribe(mediaId, onChange) {
      emitter.on(mediaId, onChange)
      return () => void emitter.off(mediaId, onChange)
    },
  }
}
