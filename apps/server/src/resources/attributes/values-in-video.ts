import type { AttributeValues } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findVideo } from '../videos/index.ts'
import { ownValues, valuesOfSegments } from './queries.ts'

/**
 * The own values of a video, and those of its segments by their ids; a segment without any is left out.
 * @throws AppError `not_found`
 */
export async function valuesInVideo(
  context: Context,
  actor: Actor,
  videoId: string,
): Promise<{ readonly video: AttributeValues; readonly segments: ReadonlyMap<string, AttributeValues> }> {
  const { id } = await findVideo(context, actor, videoId, 'read the workspace')
  const own = await ownValues(context.db, 'VIDEO', id)
  const segments = new Map<string, AttributeValues>()
  for (const { segmentId, attributeId, value } of await valuesOfSegments(context.db, id))
    segments.set(segmentId, { ...segments.get(segmentId), [attributeId]: value })
  return { video: Object.fromEntries(own.map(({ attributeId, value }) => [attributeId, value])), segments }
}
