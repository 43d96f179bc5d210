import { Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { keyOfCursor, pageFrom } from '../../../contract/cursor.ts'
import type { Page, PageQuery } from '../../../contract/schemas.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { type ImageRow, imagesByIds } from '../queries.ts'
import { checkConditions, type ImageConditions } from './conditions.ts'
import { placedImages, places } from './placed-images.ts'
import { imageIds } from './queries.ts'

/** A page of a project's images, in the order they were made. */
export async function listImages(
  context: Context,
  actor: Actor,
  projectId: string,
  conditions: ImageConditions,
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<ImageRow>> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkConditions(conditions)
  const after = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const ids = await imageIds(context.db, projectId, conditions, { after, limit: limit + 1 })
  const page = pageFrom(ids, limit, id => id)
  const total = await places.totalOf(await placedImages(context.db, projectId, conditions))
  return { items: await imagesByIds(context.db, page.items), next: page.next, total }
}
