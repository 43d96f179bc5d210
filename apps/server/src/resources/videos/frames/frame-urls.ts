import type { UrlSigner } from '../../../files/index.ts'
import { plainName, versionOfKey } from '../../images/index.ts'
import type { FrameRow } from './queries.ts'

/** The forms in which a frame's file can be had. */
export const frameForms = ['original', 'display', 'thumbnail'] as const

type FrameForm = (typeof frameForms)[number]

const lifetimeSeconds = 24 * 60 * 60

type ShownFrame = Pick<
  FrameRow,
  'mediaId' | 'place' | 'frameId' | 'sourceUrl' | 'problem' | 'fileKey' | 'displayKey' | 'thumbnailKey'
>

/** The key of a frame's file in one form; null where there is none. */
export function keyOfFrame(frame: ShownFrame, form: FrameForm): string | null {
  return { original: frame.fileKey, display: frame.displayKey, thumbnail: frame.thumbnailKey }[form]
}

interface FramePath {
  readonly videoId: string
  readonly place: number
  readonly form: string
  readonly version: string
  readonly name: string
}

/** The path under which a frame's file is served. */
export function pathOfFrame({ videoId, place, form, version, name }: FramePath): string {
  return `/files/videos/${videoId}/frames/${place}/${form}/${version}/${encodeURIComponent(name)}`
}

/**
 * Where browsers get a frame: `displayUrl` falls back to the original, and that to its owner's URL, where the frame stays
 * there. A frame with a problem has none.
 */
export function frameUrls(urls: UrlSigner, frame: ShownFrame) {
  const { mediaId: videoId, place } = frame
  const urlOf = (form: FrameForm) => {
    const key = keyOfFrame(frame, form)
    if (key === null) return null
    const path = pathOfFrame({
      videoId,
      place,
      form,
      version: versionOfKey(key),
      name: plainName(frame.frameId),
    })
    return urls.signed(path, lifetimeSeconds)
  }
  const originalUrl = urlOf('original') ?? (frame.problem === null ? frame.sourceUrl : null)
  return { originalUrl, displayUrl: urlOf('display') ?? originalUrl, thumbnailUrl: urlOf('thumbnail') }
}
