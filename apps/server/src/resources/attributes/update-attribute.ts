import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Database, refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { anyLabelHasValue, removeAttributeValues } from '../labels/index.ts'
import type { AttributeEdit } from './create-attribute.ts'
import { findAttribute } from './find-attribute.ts'
import { judgeLimits } from './judge-limits.ts'
import { settleOptions } from './options.ts'
import {
  type AttributeRow,
  anyOwnValue,
  attributeById,
  dropOwnOptions,
  lockAttribute,
  markAttribute,
  replaceOptions,
  updateAttributeRow,
} from './queries.ts'

/**
 * Changes an attribute; what the edit leaves out stays. Options that are left out of `options` are dropped: at once for
 * everybody who chooses, and then taken off the labels that have them, by changes that the history keeps.
 * @throws AppError `name_taken`; `invalid_input` for a type or a subject that cannot change while there are values
 */
export async function updateAttribute(
  context: Context,
  actor: Actor,
  attributeId: string,
  edit: AttributeEdit,
): Promise<AttributeRow> {
  const { name, projectId } = await findAttribute(context, actor, attributeId, 'edit the taxonomy')
  const changed = context.db
    .transaction()
    .execute(transaction => change(transaction, attributeId, edit, context.newId))
  const facts = { field: 'name', name: edit.name?.trim() ?? name }
  const { dropped, optionIds } = await refusingTaken('attribute_name_unique', facts, changed)
  if (dropped) await removeAttributeValues(context, actor, { projectId, attributeId, optionIds })
  return findAttribute(context, actor, attributeId, 'read the workspace')
}

async function change(
  db: Database,
  id: string,
  edit: AttributeEdit,
  newId: () => string,
): Promise<{ dropped: boolean; optionIds: readonly string[] }> {
  const before = (await lockAttribute(db, id)) ? await attributeById(db, id) : undefined
  if (!before) throw new AppError('not_found', { what: 'attribute', id })
  const fields = {
    name: edit.name?.trim() ?? before.name,
    type: edit.type ?? before.type,
    subject: edit.subject ?? before.subject,
    description: edit.description === undefined ? before.description : edit.description,
    norder: edit.norder ?? before.norder,
    required: edit.required ?? before.required,
    defaultValue: edit.defaultValue === undefined ? before.defaultValue : edit.defaultValue,
    min: edit.min === undefined ? before.min : edit.min,
    max: edit.max === undefined ? before.max : edit.max,
    prediction: edit.prediction ?? before.prediction,
  }
  judgeLimits(fields)
  await refuseOtherKind(db, before, fields)
  await updateAttributeRow(db, id, fields)
  if (edit.isNew !== undefined) await markAttribute(db, id, edit.isNew)
  const given = edit.options ?? (fields.type === before.type ? before.options : [])
  const options = settleOptions(before.options, given, fields.type, newId)
  const optionIds = options.map(option => option.id)
  const dropped = before.options.some(option => !optionIds.includes(option.id))
  await replaceOptions(db, id, options)
  if (dropped) await dropOwnOptions(db, id, optionIds)
  return { dropped, optionIds }
}

/** Values would not fit any more, and links are of attributes of labels alone. */
async function refuseOtherKind(
  db: Database,
  before: AttributeRow,
  after: Pick<AttributeRow, 'type' | 'subject'>,
): Promise<void> {
  const field = after.type !== before.type ? 'type' : after.subject !== before.subject ? 'subject' : undefined
  if (field === undefined) return
  const { id: attributeId, name, projectId } = before
  const used =
    (await anyLabelHasValue({ db }, { projectId, attributeId })) || (await anyOwnValue(db, attributeId))
  if (used)
    throw new AppError('invalid_input', {
      field,
      problem: `cannot change while anything has a value of "${name}"`,
    })
  if (field === 'subject' && before.links.length > 0)
    throw new AppError('invalid_input', {
      field,
      problem: 'cannot change while it is linked to label classes',
    })
}
