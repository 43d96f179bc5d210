const reconnectMs = 3_000

/** Whoever follows a stream of events. */
export interface EventFollower {
  onEvent(data: string): void
  /** the stream is gone for now, or nobody looks at the tab; it comes back by itself */
  onLost?(): void
}

/**
 * Follows a stream while the tab is seen: a browser opens few connections to one server, shared by all its tabs.
 * @param url asked for anew whenever the stream begins again
 * @returns stop
 */
export function followEvents(url: () => string, { onEvent, onLost }: EventFollower): () => void {
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(again)
    source?.close()
    source = undefined
  }

  function start(): void {
    stop()
    if (document.hidden) {
      onLost?.()
      return
    }
    source = new EventSource(url())
    source.onmessage = ({ data }) => onEvent(data)
    source.onerror = () => {
      onLost?.()
      // After a refusal, e.g. 401, an EventSource gives up for good.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(start, reconnectMs)
    }
  }

  document.addEventListener('visibilitychange', start)
  start()
  return () => {
    document.removeEventListener('visibilitychange', start)
    stop()
  }
}
