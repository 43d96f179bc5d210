import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findSegment } from './find-segment.ts'
import { type SegmentRow, updateSegmentRow } from './queries.ts'
import { contentOf, type NewSegment, writeSegment } from './write-segment.ts'

/**
 * Writes a segment anew.
 * @throws AppError `not_found`, `invalid_input`, `segment_overlaps`
 */
export async function updateSegment(
  context: Context,
  actor: Actor,
  segmentId: string,
  input: NewSegment,
): Promise<SegmentRow> {
  const { id, videoId } = await findSegment(context, actor, segmentId, 'edit labels')
  const content = contentOf(input)
  const options = { ownId: id, replaceOverlap: input.replaceOverlap ?? false }
  await writeSegment(context, videoId, content, options, transaction =>
    updateSegmentRow(transaction, id, content),
  )
  return findSegment(context, actor, id, 'read the workspace')
}
