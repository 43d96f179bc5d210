import { Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { keyOfCursor, pageFrom } from '../../../contract/cursor.ts'
import type { Page, PageQuery } from '../../../contract/schemas.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import type { VideoFilter } from '../contract.ts'
import { type VideoRow, videosByIds } from '../queries.ts'
import { checkConditions } from './conditions.ts'
import { placedVideos, places } from './placed-videos.ts'
import { videoIds } from './queries.ts'

/** A page of a project's videos, in the order they were made. */
export async function listVideos(
  context: Context,
  actor: Actor,
  projectId: string,
  filter: VideoFilter,
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<VideoRow>> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkConditions(filter)
  const after = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const ids = await videoIds(context.db, projectId, filter, { after, limit: limit + 1 })
  const { items, next } = pageFrom(ids, limit, id => id)
  const total = await places.totalOf(await placedVideos(context.db, projectId, filter))
  return { items: await videosByIds(context.db, items), next, total }
}

/**
 * The videos of a project from a place on, in the order they were made; for foreign APIs that count places. While nothing
 * has entered or left the list, it is read on from the nearest place known, and counted once.
 */
export async function listVideosAt(
  context: Context,
  actor: Actor,
  projectId: string,
  filter: VideoFilter,
  page: { offset: number; limit: number },
): Promise<{ items: VideoRow[]; total: number }> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkConditions(filter)
  const { keys, total } = await places.pageAt(await placedVideos(context.db, projectId, filter), page)
  return { items: await videosByIds(context.db, keys), total }
}
