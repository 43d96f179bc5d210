import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { type ImageRow, imagesByIds } from '../queries.ts'
import { checkConditions, type ImageConditions } from './conditions.ts'
import { placedImages, places } from './placed-images.ts'

/**
 * The images of a project from a place on, in the order they were made; for foreign APIs that count places.
 * While nothing has entered or left the list, it is read on from the nearest place known, and counted once.
 */
export async function listImagesAt(
  context: Context,
  actor: Actor,
  projectId: string,
  conditions: ImageConditions,
  page: { offset: number; limit: number },
): Promise<{ items: ImageRow[]; total: number }> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkConditions(conditions)
  const { keys, total } = await places.pageAt(await placedImages(context.db, projectId, conditions), page)
  return { items: await imagesByIds(context.db, keys), total }
}
