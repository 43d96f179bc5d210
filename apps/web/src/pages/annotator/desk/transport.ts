import { ApiError, type AppliedChange } from '@gesso/client'
import type { ChangeRequest } from '@gesso/core'
import { type SendReply, type Transport, TransportError } from '@gesso/editor'
import { api, isSignedOut, isUnreachable, wordsOf } from '../../../data/client.ts'
import { noticeAnswer, noticeError } from '../../../data/connection.ts'
import { followEvents } from '../../../data/follow-events.ts'

/** The videos among the media that were seen in this tab; of what waits from before nobody knows. */
const videoIds = new Set<string>()

/** Says that labels of this media go the way of videos. */
export function tellVideo(videoId: string): void {
  videoIds.add(videoId)
}

/** The way of labels to the server and back. */
export const transport: Transport = {
  load: (id, signal) =>
    asked(
      videoIds.has(id)
        ? api.listVideoLabels({ params: { videoId: id } }, signal)
        : api.listImageLabels({ params: { imageId: id } }, signal),
      signal,
    ),
  send: (id, request, signal) => asked(sent(id, request, signal), signal),
  follow: followImage,
}

/** A change that has waited since another day may be of a video: where there is no such image, it is asked for that. */
async function sent(id: string, request: ChangeRequest, signal: AbortSignal): Promise<SendReply> {
  const toVideo = () => api.changeVideoLabels({ params: { videoId: id }, body: request }, signal)
  if (videoIds.has(id)) return toVideo()
  try {
    return await api.changeLabels({ params: { imageId: id }, body: request }, signal)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404 && error.facts.what === 'image') return toVideo()
    throw error
  }
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

function followImage(
  imageId: string,
  afterRevision: number,
  onChange: (change: AppliedChange) => void,
): () => void {
  const kind = videoIds.has(imageId) ? 'videos' : 'images'
  let revision = afterRevision
  return followEvents(() => `/api/${kind}/${encodeURIComponent(imageId)}/feed?after=${revision}`, {
    onEvent(data) {
      const change: AppliedChange = JSON.parse(data)
      if (change.revision <= revision) return
      revision = change.revision
      onChange(change)
    },
  })
}
