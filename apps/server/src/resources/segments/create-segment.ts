import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findVideo } from '../videos/index.ts'
import { findSegment } from './find-segment.ts'
import { insertSegment, type SegmentRow, startProgress } from './queries.ts'
import { contentOf, type NewSegment, writeSegment } from './write-segment.ts'

/**
 * Makes a segment of a video.
 * @throws AppError `not_found`, `invalid_input`, `segment_overlaps`
 */
export async function createSegment(
  context: Context,
  actor: Actor,
  videoId: string,
  input: NewSegment,
): Promise<SegmentRow> {
  const video = await findVideo(context, actor, videoId, 'edit labels')
  const content = contentOf(input)
  const id = context.newId()
  const by = { createdBy: actor.id, createdAt: context.now() }
  const options = { ownId: null, replaceOverlap: input.replaceOverlap ?? false }
  await writeSegment(context, video.id, content, options, async transaction => {
    await insertSegment(transaction, { ...content, ...by, id, videoId: video.id })
    await startProgress(transaction, video.id, by.createdAt)
  })
  return findSegment(context, actor, id, 'read the workspace')
}
