import { type Route, route } from '../../contract/operation.ts'
import { imageContract } from './contract.ts'
import { deleteImage } from './delete-image.ts'
import { findImage } from './find-image.ts'
import { getNeighbours } from './list/get-neighbours.ts'
import { listImages } from './list/list-images.ts'
import { presentImage, presentImages } from './present.ts'
import { renameOrMoveImage } from './rename-or-move-image.ts'
import { setImageStatus } from './set-image-status.ts'

/** Our own API over images. */
export const imageRoutes: readonly Route[] = [
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
