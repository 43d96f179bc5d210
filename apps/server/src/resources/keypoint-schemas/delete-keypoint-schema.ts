import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { violatedConstraint } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { countLabelsOf, removeLabelsOf } from '../labels/index.ts'
import { findKeypointSchema } from './find-keypoint-schema.ts'
import { deleteKeypointSchemaRow } from './queries.ts'

/**
 * Deletes a keypoint schema. Its labels are removed first where that is asked for, by changes that the history keeps;
 * breaking off in the middle leaves the schema and the labels not yet removed.
 * @throws AppError `keypoint_schema_in_use` when it has labels and their removal was not asked for
 */
export async function deleteKeypointSchema(
  context: Context,
  actor: Actor,
  keypointSchemaId: string,
  options: { readonly removeLabels?: boolean | undefined } = {},
): Promise<void> {
  const { name } = await findKeypointSchema(context, actor, keypointSchemaId, 'edit the taxonomy')
  const following = { keypointSchemaId }
  if (options.removeLabels) await removeLabelsOf(context, actor, following)
  try {
    await deleteKeypointSchemaRow(context.db, keypointSchemaId)
  } catch (error) {
    if (violatedConstraint(error) !== 'label_keypoint_schema_fk') throw error
    const count = await countLabelsOf(context, following)
    throw new AppError('keypoint_schema_in_use', { name, count }, { cause: error })
  }
}
