import { ApiError, type AppliedChange } from '@gesso/client'
import { type Transport, TransportError } from '@gesso/editor'
import { api, isSignedOut, isUnreachable, wordsOf } from '../../../data/client.ts'
import { noticeAnswer, noticeError } from '../../../data/connection.ts'

const reconnectMs = 3_000

/** The way of labels to the server and back. */
export const transport: Transport = {
  load: (imageId, signal) => asked(api.listImageLabels({ params: { imageId } }, signal), signal),
  send: (imageId, request, signal) =>
    asked(api.changeLabels({ params: { imageId }, body: request }, signal), signal),
  follow: followImage,
}

async function asked<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    const reply = await answer
    noticeAnswer()
    return reply
  } catch (error) {
    if (signal.aborted) throw error
    noticeError(error)
    throw transportError(error)
  }
}

function transportError(error: unknown): TransportError {
  const words = wordsOf(error)
  if (isSignedOut(error)) return new TransportError('signed-out', words)
  const status = error instanceof ApiError ? error.status : 0
  const passing = isUnreachable(error) || status >= 500 || status === 408 || status === 429
  if (!passing) return new TransportError('refused', words)
  const seconds = error instanceof ApiError ? Number(error.facts.seconds) : Number.NaN
  return new TransportError('unreachable', words, Number.isFinite(seconds) ? seconds * 1_000 : undefined)
}

/** Follows while the tab is seen: a browser opens few connections to one server, shared by all its tabs. */
function followImage(
  imageId: string,
  afterRevision: number,
  onChange: (change: AppliedChange) => void,
): () => void {
  let revision = afterRevision
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(again)
    source?.close()
    source = undefined
  }

  function start(): void {
    stop()
    if (document.hidden) return
    source = new EventSource(`/api/images/${encodeURIComponent(imageId)}/feed?after=${revision}`)
    source.onmessage = ({ data }) => {
      const change: AppliedChange = JSON.parse(data)
      if (change.revision <= revision) return
      revision = change.revision
      onChange(change)
    }
    source.onerror = () => {
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
