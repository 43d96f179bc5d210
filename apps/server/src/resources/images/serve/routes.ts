import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { type RawRoute, rawRoute } from '../../../contract/raw-route.ts'
import { oneOf, Uuid } from '../../../contract/schemas.ts'
import { contentTypeOf } from '../../../pictures/index.ts'
import {
  keyOfRendition,
  ownersPlace,
  pathOfRendition,
  type Rendition,
  renditions,
  versionOf,
} from '../image-urls.ts'
import { imageById } from '../queries.ts'
import { Signature } from '../uploads/routes.ts'
import { fileContract } from './file-contract.ts'
import { serveBucketObject } from './serve-bucket-object.ts'
import { serveFile } from './serve-file.ts'
import { serveOwnersUrl } from './serve-owners-url.ts'

const params = Type.Object({
  imageId: Uuid,
  rendition: oneOf(renditions),
  version: Type.String(),
  name: Type.String(),
})

/** Where the files of images are had; the signature is the permission. */
export const imageFileRoutes: readonly RawRoute[] = [
  rawRoute({
    contract: {
      name: 'getImageFile',
      summary: 'The file of an image, by a link that was given out',
      remark:
        'The rendition is the file as it came, a picture that every browser shows, or a small one. Do not make the address ' +
        'yourself: images tell it, signed.',
      ...fileContract(['image/*'], { redirected: 'The picture stays in its owner’s bucket; it is there' }),
    },
    method: 'GET',
    path: '/files/images/:imageId/:rendition/:version/:name',
    access: 'anyone',
    params,
    query: Signature,
    handle: async (context, { params, query, headers, signal }) => {
      context.urls.verify(pathOfRendition(params), query)
      const image = await imageById(context.db, params.imageId)
      if (!image || versionOf(image, params.rendition) !== params.version)
        throw new AppError('not_found', { what: 'file of image', id: params.imageId })
      const place = ownersPlace(image, params.rendition)
      if (place === 'bucket') return serveBucketObject(context, image, params.rendition, signal)
      if (place === 'url') return serveOwnersUrl(context, image, signal)
      const key = keyOfRendition(image, params.rendition) ?? ''
      const contentType = typeOf(params.rendition, image.format, key)
      return serveFile(context, { key, name: image.name, contentType }, headers)
    },
  }),
]

/** By what the file was found to be, or by what we made; never by the name somebody gave it. */
function typeOf(rendition: Rendition, format: string, key: string): string {
  if (rendition === 'original') return contentTypeOf(format)
  if (rendition === 'thumbnail') return contentTypeOf('WEBP')
  return contentTypeOf(key.endsWith('.png') ? 'PNG' : 'JPEG')
}
