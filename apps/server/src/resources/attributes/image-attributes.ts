import { AppError, type AttributeValues, attributeValueProblem, isUuid, saysSomething } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from '../images/index.ts'
import { attributesAmong, deleteMediaValues, upsertMediaValues, valuesOfMedia } from './queries.ts'

/** An image's own values. */
export async function getImageAttributes(
  context: Context,
  actor: Actor,
  imageId: string,
): Promise<AttributeValues> {
  const image = await findImage(context, actor, imageId, 'read the workspace')
  return valuesIn(await valuesOfMedia(context.db, image.id))
}

/**
 * Sets and takes away an image's own values; what says nothing is taken away.
 * @throws AppError `not_found` for an attribute that is not of the project or not about images; `invalid_input`
 */
export async function setImageAttributes(
  context: Context,
  actor: Actor,
  imageId: string,
  edit: { readonly set?: AttributeValues | undefined; readonly remove?: readonly string[] | undefined },
): Promise<AttributeValues> {
  const image = await findImage(context, actor, imageId, 'edit labels')
  const given = Object.entries(edit.set ?? {}).map(([id, value]) => [id.toLowerCase(), value] as const)
  const set = new Map(given.filter(([, value]) => saysSomething(value)))
  const silent = given.filter(([, value]) => !saysSomething(value)).map(([id]) => id)
  return context.db.transaction().execute(async transaction => {
    const ids = given.map(([id]) => id)
    const found = await attributesAmong(transaction, image.projectId, 'IMAGE', ids.filter(isUuid))
    const rules = new Map(found.map(rule => [rule.id, rule]))
    for (const id of ids) {
      const rule = rules.get(id)
      if (!rule) throw new AppError('not_found', { what: 'attribute of images', id, field: `set.${id}` })
      const value = set.get(id)
      const problem = value === undefined ? undefined : attributeValueProblem(rule, value)
      if (problem !== undefined) throw new AppError('invalid_input', { field: `set.${id}`, problem })
    }
    await upsertMediaValues(transaction, image.id, [...set], actor, context.now())
    await deleteMediaValues(transaction, image.id, [...silent, ...(edit.remove ?? [])])
    return valuesIn(await valuesOfMedia(transaction, image.id))
  })
}

function valuesIn(rows: Awaited<ReturnType<typeof valuesOfMedia>>): AttributeValues {
  return Object.fromEntries(rows.map(({ attributeId, value }) => [attributeId, value]))
}
