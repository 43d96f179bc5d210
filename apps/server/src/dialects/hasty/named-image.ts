import { findImage, type ImageRow } from '../../resources/images/index.ts'
import { inProject } from './guards.ts'
import type { Call } from './operation.ts'

type ImageCall = Call<{ readonly project_id: string; readonly image_id: string }, unknown, unknown>

/**
 * The image in the path of a call.
 * @throws AppError `not_found`
 */
export async function namedImage({ context, actor, params }: ImageCall): Promise<ImageRow> {
  const found = await findImage(context, actor, params.image_id, 'read the workspace')
  return inProject(found, params.project_id, 'image')
}
