import { findVideo, type VideoRow } from '../../resources/videos/index.ts'
import { inProject } from './guards.ts'
import type { Call } from './operation.ts'

type VideoCall = Call<{ readonly project_id: string; readonly video_id: string }, unknown, unknown>

/**
 * The video in the path of a call.
 * @throws AppError `not_found`
 */
export async function namedVideo({ context, actor, params }: VideoCall): Promise<VideoRow> {
  const found = await findVideo(context, actor, params.video_id, 'read the workspace')
  return inProject(found, params.project_id, 'video')
}
