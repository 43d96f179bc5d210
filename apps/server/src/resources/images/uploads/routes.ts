import { Type } from 'typebox'
import { type RawRoute, rawRoute } from '../../../contract/raw-route.ts'
import { Uuid } from '../../../contract/schemas.ts'
import { receiveUpload } from './receive-upload.ts'
import { pathOfUpload } from './upload-path.ts'

/** What a signed link carries behind its path. */
export const Signature = Type.Object({
  expires: Type.Optional(Type.String()),
  signature: Type.Optional(Type.String()),
})

/** Where the files of uploads are put; the signature is the permission. */
export const uploadRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: {
      name: 'putUploadFile',
      summary: 'Send the file of an upload, by the link that was given out for it',
      remark:
        'The body is the file as it is, of any content type or none. A second one takes the place of the first for as long ' +
        'as nothing was made of it.',
      body: ['*/*'],
      answers: { 200: { says: 'The file has arrived', content: { 'application/json': Type.Object({}) } } },
      refusals: [403, 413],
    },
    method: 'PUT',
    path: '/files/uploads/:uploadId',
    access: 'anyone',
    params: Type.Object({ uploadId: Uuid }),
    query: Signature,
    handle: async (context, { params, query, headers, body, signal }) => {
      context.urls.verify(pathOfUpload(params.uploadId), query)
      const length = Number(headers['content-length'] ?? Number.NaN)
      const declaredBytes = Number.isNaN(length) ? undefined : length
      await receiveUpload(context, params.uploadId, { body, declaredBytes }, signal)
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
    },
  }),
]
