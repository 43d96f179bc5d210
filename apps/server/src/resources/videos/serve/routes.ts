import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { type RawRoute, rawRoute } from '../../../contract/raw-route.ts'
import { oneOf, Uuid } from '../../../contract/schemas.ts'
import { contentTypeOf } from '../../../pictures/index.ts'
import { fileContract, Signature, serveFile, versionOfKey } from '../../images/index.ts'
import { type VideoRow, videoById } from '../queries.ts'
import { keyOfForm, pathOfForm, videoForms } from '../video-urls.ts'

const params = Type.Object({
  videoId: Uuid,
  form: oneOf(videoForms),
  version: Type.String(),
  name: Type.String(),
})

/** Where the files of videos are had, whole or in parts; the signature is the permission. */
export const videoFileRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: {
      name: 'getVideoFile',
      summary: 'The file of a video, by a link that was given out',
      remark: 'The form is the file as it came, one that browsers play, or a picture that stands for it.',
      ...fileContract(['video/*', 'image/webp', 'application/octet-stream']),
    },
    method: 'GET',
    path: '/files/videos/:videoId/:form/:version/:name',
    access: 'anyone',
    params,
    query: Signature,
    handle: async (context, { params: { videoId, form, version, name }, query, headers }) => {
      context.urls.verify(pathOfForm(videoId, form, version, name), query)
      const video = await videoById(context.db, videoId)
      const key = video ? keyOfForm(video, form) : null
      if (!video || key === null || versionOfKey(key) !== version)
        throw new AppError('not_found', { what: 'file of video', id: videoId })
      const contentType = form === 'poster' ? contentTypeOf('WEBP') : typeOf(video, key)
      return serveFile(context, { key, name: video.name, contentType }, headers)
    },
  }),
]

const contentTypes: Readonly<Record<string, string>> = {
  MP4: 'video/mp4',
  WebM: 'video/webm',
  'QuickTime File Format': 'video/quicktime',
  Matroska: 'video/x-matroska',
}

/** By what the file was found to be, or by what we made; never by the name somebody gave it. */
function typeOf({ displayKey, format }: VideoRow, key: string): string {
  return key === displayKey ? 'video/mp4' : (contentTypes[format ?? ''] ?? 'application/octet-stream')
}
