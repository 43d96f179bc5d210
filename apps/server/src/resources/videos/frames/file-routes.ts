import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { type RawRoute, rawRoute } from '../../../contract/raw-route.ts'
import { oneOf, Uuid } from '../../../contract/schemas.ts'
import { contentTypeOf } from '../../../pictures/index.ts'
import { fileContract, Signature, serveFile, versionOfKey } from '../../images/index.ts'
import { frameForms, keyOfFrame, pathOfFrame } from './frame-urls.ts'
import { frameAt } from './queries.ts'

const params = Type.Object({
  videoId: Uuid,
  place: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
  form: oneOf(frameForms),
  version: Type.String(),
  name: Type.String(),
})

/** Where the pictures of videos are had; the signature is the permission. */
export const frameFileRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: {
      name: 'getFrameFile',
      summary: 'The picture of one frame of a video made of pictures, by a link that was given out',
      ...fileContract(['image/*', 'application/octet-stream']),
    },
    method: 'GET',
    path: '/files/videos/:videoId/frames/:place/:form/:version/:name',
    access: 'anyone',
    params,
    query: Signature,
    handle: async (context, { params, query, headers }) => {
      context.urls.verify(pathOfFrame(params), query)
      const frame = await frameAt(context.db, params.videoId, params.place)
      const key = frame ? keyOfFrame(frame, params.form) : null
      if (!frame || key === null || versionOfKey(key) !== params.version)
        throw new AppError('not_found', { what: 'file of video', id: params.videoId })
      const contentType = contentTypeOf(
        params.form === 'thumbnail'
          ? 'WEBP'
          : params.form === 'original'
            ? (frame.format ?? '')
            : ofDisplay(key),
      )
      return serveFile(context, { key, name: frame.frameId, contentType }, headers)
    },
  }),
]

function ofDisplay(key: string): string {
  return key.endsWith('.png') ? 'PNG' : 'JPEG'
}
