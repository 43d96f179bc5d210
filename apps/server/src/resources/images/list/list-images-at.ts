import type { Context } from '../../../context.ts'
import { createBookmarks } from '../../../contract/bookmarks.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { type ImageRow, imagesByIds } from '../queries.ts'
import { checkConditions, type ImageConditions, isCounted } from './conditions.ts'
import { countImages, imageIds, stateOfList } from './queries.ts'

const bookmarks = createBookmarks()

/**
 * The images of a project from a place on, in the order they were made; for foreign APIs that count places.
 * Where the counters vouch that nothing has entered or left the list, it is read on from the nearest place known.
 */
export async function listImagesAt(
  context: Context,
  actor: Actor,
  projectId: string,
  conditions: ImageConditions,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: ImageRow[]; total: number }> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkConditions(conditions)
  if (!isCounted(conditions)) {
    const ids = await imageIds(context.db, projectId, conditions, { skip: offset, limit })
    const total = await countImages(context.db, projectId, conditions)
    return { items: await imagesByIds(context.db, ids), total }
  }
  const { total, stamp } = await stateOfList(context.db, projectId, conditions)
  const list = JSON.stringify([projectId, conditions.datasetId, conditions.status, stamp])
  const ids =
    offset < total
      ? await imageIds(context.db, projectId, conditions, { ...bookmarks.startOf(list, offset), limit })
      : []
  const last = ids.at(-1)
  if (last !== undefined) bookmarks.remember(list, offset + ids.length, last)
  return { items: await imagesByIds(context.db, ids), total }
}
