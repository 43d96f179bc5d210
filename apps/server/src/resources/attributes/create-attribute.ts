import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { findAttribute } from './find-attribute.ts'
import { judgeLimits } from './judge-limits.ts'
import { type GivenOption, settleOptions } from './options.ts'
import { type AttributeFields, type AttributeRow, insertAttribute, replaceOptions } from './queries.ts'

/** Some fields of an attribute; what is undefined stays, or is chosen. */
export type AttributeEdit = {
  readonly [K in keyof AttributeFields]?: AttributeFields[K] | undefined
} & { readonly options?: readonly GivenOption[] | undefined; readonly isNew?: boolean | undefined }

/** What an attribute is made from. */
export type NewAttribute = AttributeEdit & Pick<AttributeFields, 'name' | 'type'>

/**
 * Makes an attribute; without a subject it is about labels.
 * @throws AppError `name_taken`, `invalid_input`
 */
export async function createAttribute(
  context: Context,
  actor: Actor,
  projectId: string,
  input: NewAttribute,
): Promise<AttributeRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const id = context.newId()
  const name = input.name.trim()
  const { type, subject = 'LABEL', description = null, norder, required = false } = input
  const { defaultValue = null, min = null, max = null } = input
  const prediction = input.prediction ?? { type: null, model: null, prompt: null }
  const fields = { name, type, subject, description, norder, required, defaultValue, min, max, prediction }
  judgeLimits(fields)
  const options = settleOptions([], input.options ?? [], type, context.newId)
  const made = context.db.transaction().execute(async transaction => {
    await insertAttribute(transaction, { id, projectId, ...fields }, context.now())
    await replaceOptions(transaction, id, options)
  })
  await refusingTaken('attribute_name_unique', { field: 'name', name }, made)
  return findAttribute(context, actor, id, 'read the workspace')
}
