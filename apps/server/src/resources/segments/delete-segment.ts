import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findSegment } from './find-segment.ts'
import { deleteSegmentRows } from './queries.ts'

/** Deletes a segment. */
export async function deleteSegment(context: Context, actor: Actor, segmentId: string): Promise<void> {
  const { id } = await findSegment(context, actor, segmentId, 'edit labels')
  await deleteSegmentRows(context.db, [id])
}
