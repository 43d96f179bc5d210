import { type Route, route } from '../../contract/operation.ts'
import type { RawRoute } from '../../contract/raw-route.ts'
import { imageContract } from './contract.ts'
import { createImage } from './create/create-image.ts'
import { deleteImage } from './delete-image.ts'
import { findImage } from './find-image.ts'
import { getNeighbours } from './list/get-neighbours.ts'
import { listImages } from './list/list-images.ts'
import { presentImage, presentImages } from './present.ts'
import { renameOrMoveImage } from './rename-or-move-image.ts'
import { imageFileRoutes } from './serve/routes.ts'
import { setImageStatus } from './set-image-status.ts'
import { createUploads } from './uploads/create-uploads.ts'
import { uploadRoutes } from './uploads/routes.ts'

/** Our own API over images. */
export const imageRoutes: readonly Route[] = [
  route(imageContract.createUploads, (context, { actor, params, body }) =>
    createUploads(context, actor, params.projectId, body.count),
  ),
  route(imageContract.createImage, async (context, { actor, params, body, signal }) =>
    presentImage(context, await createImage(context, actor, params.projectId, body, signal)),
  ),
  route(imageContract.listImages, async (context, { actor, params, query }) => {
    const page = await listImages(context, actor, params.projectId, query, query)
    return { ...page, items: await presentImages(context, page.items) }
  }),
  route(imageContract.getImage, async (context, { actor, params }) =>
    presentImage(context, await findImage(context, actor, params.imageId, 'read the workspace')),
  ),
  route(imageContract.getNeighbours, async (context, { actor, params, query }) => {
    const { count = 2, ...filter } = query
    const found = await getNeighbours(context, actor, params.imageId, filter, count)
    const views = await presentImages(context, [...found.previous, ...found.next])
    return {
      previous: views.slice(0, found.previous.length),
      next: views.slice(found.previous.length),
      offset: found.offset,
      total: found.total,
    }
  }),
  route(imageContract.updateImage, async (context, { actor, params, body }) =>
    presentImage(context, await renameOrMoveImage(context, actor, params.imageId, body)),
  ),
  route(imageContract.setImageStatus, async (context, { actor, params, body }) =>
    presentImage(context, await setImageStatus(context, actor, params.imageId, body.status)),
  ),
  route(imageContract.deleteImage, async (context, { actor, params }) => {
    await deleteImage(context, actor, params.imageId)
  }),
]

/** The files of uploads and images. */
export const imageRawRoutes: readonly RawRoute[] = [...uploadRoutes, ...imageFileRoutes]
