import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'

/** What a project's models can do, each by one of its own. */
export type ModelFamily = 'object detector' | 'instance segmentor' | 'semantic segmentor' | 'attributer'

/**
 * The model by which a project finds things. There is no runtime for models yet, so there is none; who may not use one, and
 * whose the project is not, is told so first.
 * @throws AppError `not_found`, `forbidden`, `model_missing`
 */
export async function findModel(
  context: Context,
  actor: Actor,
  projectId: string,
  family: ModelFamily,
): Promise<never> {
  await findProject(context, actor, projectId, 'use models')
  throw new AppError('model_missing', { what: family })
}
