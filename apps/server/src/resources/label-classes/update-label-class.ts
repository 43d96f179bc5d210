import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { storedColour } from './colours.ts'
import { findLabelClass } from './find-label-class.ts'
import { refuseForeignParent } from './parents.ts'
import { type LabelClassEdit, type LabelClassRow, updateLabelClassRow } from './queries.ts'

/**
 * Changes a label class; what the edit leaves out stays.
 * @throws AppError `name_taken`; `not_found` for a parent that is not of the project; `invalid_input` for one below it
 */
export async function updateLabelClass(
  context: Context,
  actor: Actor,
  labelClassId: string,
  edit: LabelClassEdit,
): Promise<LabelClassRow> {
  const before = await findLabelClass(context, actor, labelClassId, 'edit the taxonomy')
  const name = edit.name?.trim()
  const color = edit.color === undefined ? undefined : storedColour(edit.color)
  const updated = context.db.transaction().execute(async transaction => {
    if (edit.parentId !== undefined) await refuseForeignParent(transaction, before, edit.parentId)
    await updateLabelClassRow(transaction, labelClassId, { ...edit, name, color })
  })
  await refusingTaken('label_class_name_unique', { field: 'name', name: name ?? before.name }, updated)
  return findLabelClass(context, actor, labelClassId, 'read the workspace')
}
