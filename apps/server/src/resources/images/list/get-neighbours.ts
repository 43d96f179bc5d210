import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findImage } from '../find-image.ts'
import { type ImageRow, imagesByIds } from '../queries.ts'
import { checkConditions, type ImageConditions } from './conditions.ts'
import { placedImages, places } from './placed-images.ts'
import { countImages, imageIds } from './queries.ts'

interface Neighbours {
  /** nearest first */
  readonly previous: ImageRow[]
  /** nearest first */
  readonly next: ImageRow[]
  /** how many of the list lie before the image */
  readonly offset: number
  readonly total: number
}

/** The images around one in a filtered list of its project; the image itself need not be in it. */
export async function getNeighbours(
  context: Context,
  actor: Actor,
  imageId: string,
  conditions: ImageConditions,
  limit: number,
): Promise<Neighbours> {
  const { db } = context
  const { projectId, id } = await findImage(context, actor, imageId, 'read the workspace')
  checkConditions(conditions)
  const list = await placedImages(db, projectId, conditions)
  const countSince = (after?: string) => countImages(db, projectId, conditions, { after, before: id })
  const before = await imageIds(db, projectId, conditions, { before: id, backwards: true, limit })
  const after = await imageIds(db, projectId, conditions, { after: id, limit })
  const previous = await imagesByIds(db, before)
  return {
    previous: previous.reverse(),
    next: await imagesByIds(db, after),
    offset: before.length < limit ? before.length : await places.placeOf(list, id, countSince),
    total: await places.totalOf(list),
  }
}
