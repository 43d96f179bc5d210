import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { colourAfter, storedColour } from './colours.ts'
import { findLabelClass } from './find-label-class.ts'
import { refuseForeignParent } from './parents.ts'
import { insertLabelClass, type LabelClassEdit, type LabelClassRow, lastPlace } from './queries.ts'

/** The order number of a project's first label class; the next ones follow in steps of 1. */
export const firstNorder = 10

/** What a label class is made from; what is left out is chosen. */
export type NewLabelClass = LabelClassEdit & { readonly name: string }

/**
 * Makes a label class.
 * @throws AppError `name_taken`; `not_found` for a parent that is not of the project
 */
export async function createLabelClass(
  context: Context,
  actor: Actor,
  projectId: string,
  input: NewLabelClass,
): Promise<LabelClassRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const id = context.newId()
  const name = input.name.trim()
  const last = await lastPlace(context.db, projectId)
  const { parentId = null, kind = 'object', description = null, iconUrl = null, externalId = null } = input
  const norder = input.norder ?? (last.norder === null ? firstNorder : last.norder + 1)
  const color = input.color === undefined ? colourAfter(last.count) : storedColour(input.color)
  const fields = { name, color, kind, norder, parentId, description, iconUrl, externalId }
  const inserted = context.db.transaction().execute(async transaction => {
    await refuseForeignParent(transaction, { id, projectId }, parentId)
    await insertLabelClass(transaction, { id, projectId, ...fields }, context.now())
  })
  await refusingTaken('label_class_name_unique', { field: 'name', name }, inserted)
  return findLabelClass(context, actor, id, 'read the workspace')
}
