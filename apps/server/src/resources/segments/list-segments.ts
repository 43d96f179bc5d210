import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findVideo } from '../videos/index.ts'
import { type SegmentConditions, type SegmentRow, segmentsOfVideo } from './queries.ts'

/** The segments of a video, in the order of their start. */
export async function listSegments(
  context: Context,
  actor: Actor,
  videoId: string,
  conditions: SegmentConditions,
): Promise<SegmentRow[]> {
  await findVideo(context, actor, videoId, 'read the workspace')
  return segmentsOfVideo(context.db, videoId, conditions)
}
