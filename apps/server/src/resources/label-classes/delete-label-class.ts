import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { violatedConstraint } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { countLabelsOf, removeLabelsOf } from '../labels/index.ts'
import { findLabelClass } from './find-label-class.ts'
import { deleteLabelClassRow } from './queries.ts'

/**
 * Deletes a label class. Its labels are removed first where that is asked for, by changes that the history keeps;
 * breaking off in the middle leaves the class and the labels not yet removed.
 * @throws AppError `label_class_in_use` when it has labels and their removal was not asked for
 */
export async function deleteLabelClass(
  context: Context,
  actor: Actor,
  labelClassId: string,
  options: { readonly removeLabels?: boolean | undefined } = {},
): Promise<void> {
  const { name } = await findLabelClass(context, actor, labelClassId, 'edit the taxonomy')
  if (options.removeLabels) await removeLabelsOf(context, actor, { classId: labelClassId })
  try {
    await deleteLabelClassRow(context.db, labelClassId)
  } catch (error) {
    if (violatedConstraint(error) !== 'label_class_fk') throw error
    const count = await countLabelsOf(context, { classId: labelClassId })
    throw new AppError('label_class_in_use', { name, count }, { cause: error })
  }
}
