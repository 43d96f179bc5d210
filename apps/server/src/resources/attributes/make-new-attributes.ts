import type { AttributeType } from '@gesso/core'
import type { Context } from '../../context.ts'
import {
  type AttributeRow,
  attributesNamed,
  insertNewAttributes,
  insertNewOptions,
  upsertLinks,
} from './queries.ts'

/** What labels say of an attribute that the project may not know. */
export interface NamedAttribute {
  readonly name: string
  /** what its values look like */
  readonly type: Exclude<AttributeType, 'SELECTION' | 'INT'>
  /** the texts of its values */
  readonly values: readonly string[]
  /** of the labels that have it */
  readonly classIds: readonly string[]
}

/**
 * The attributes of labels of a project by name; those that it does not have are made, with the options that are missing,
 * and shown as new until somebody looks.
 * @param refuse is called for the first attribute or option that is missing, before it is made; it may throw
 */
export async function makeNewAttributes(
  context: Context,
  projectId: string,
  given: readonly NamedAttribute[],
  refuse: (what: string, name: string) => void,
): Promise<ReadonlyMap<string, AttributeRow>> {
  const names = given.map(({ name }) => name)
  const known = await attributesNamed(context.db, projectId, names)
  const missing = given.filter(({ name }) => !known.has(name))
  if (missing[0]) refuse('attribute', missing[0].name)
  if (missing.length > 0) {
    const made = missing.map(({ name, type }) => ({ id: context.newId(), name, type }))
    await insertNewAttributes(context.db, projectId, made, context.now())
  }
  const all = missing.length > 0 ? await attributesNamed(context.db, projectId, names) : known
  const options = given.flatMap(({ name, values }) => missingOptions(all.get(name), values))
  if (options[0]) refuse('option', options[0].value)
  const made = options.map(option => ({ ...option, id: context.newId() }))
  if (made.length > 0) await insertNewOptions(context.db, made)
  const links = missing.flatMap(({ name, classIds }) => linksOf(all.get(name), classIds))
  if (links.length > 0) await upsertLinks(context.db, links)
  return made.length > 0 ? attributesNamed(context.db, projectId, names) : all
}

function missingOptions(attribute: AttributeRow | undefined, values: readonly string[]) {
  if (attribute?.type !== 'SELECTION' && attribute?.type !== 'MULTIPLE-SELECTION') return []
  const there = new Set(attribute.options.map(option => option.value))
  return values
    .filter(value => !there.has(value))
    .map((value, at) => ({ attributeId: attribute.id, value, place: attribute.options.length + at }))
}

function linksOf(attribute: AttributeRow | undefined, classIds: readonly string[]) {
  return attribute
    ? classIds.map(classId => ({ attributeId: attribute.id, classId, attributeOrder: 0, classOrder: 0 }))
    : []
}
