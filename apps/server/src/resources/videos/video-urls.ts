import type { UrlSigner } from '../../files/index.ts'
import { plainName, versionOfKey } from '../images/index.ts'
import type { VideoRow } from './queries.ts'

/** The forms in which a video's file can be had; `play` is what browsers can play. */
export const videoForms = ['original', 'play', 'poster'] as const

type VideoForm = (typeof videoForms)[number]

const lifetimeSeconds = 24 * 60 * 60

type Filed = Pick<VideoRow, 'id' | 'name' | 'fileKey' | 'displayKey' | 'thumbnailKey' | 'health'>

/** The key of a video's file in one form; null where there is none. */
export function keyOfForm(video: Filed, form: VideoForm): string | null {
  if (form === 'original') return video.fileKey
  if (form === 'poster') return video.thumbnailKey
  const playable = video.health === 'OK' || video.health === 'UNHEALTHY'
  return playable ? (video.displayKey ?? video.fileKey) : null
}

/** The path under which a file of a video is served: it changes with the file, so that browsers may keep what they have. */
export function pathOfForm(videoId: string, form: string, version: string, name: string): string {
  return `/files/videos/${videoId}/${form}/${version}/${encodeURIComponent(name)}`
}

/** Where browsers get a video and its poster; null where there is none. */
export function videoUrls(urls: UrlSigner, video: Filed) {
  const urlOf = (form: VideoForm) => {
    const key = keyOfForm(video, form)
    if (key === null) return null
    return urls.signed(pathOfForm(video.id, form, versionOfKey(key), plainName(video.name)), lifetimeSeconds)
  }
  return { originalUrl: urlOf('original'), playUrl: urlOf('play'), posterUrl: urlOf('poster') }
}
