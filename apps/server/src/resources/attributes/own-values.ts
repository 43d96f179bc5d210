import { AppError, type AttributeValues, attributeValueProblem, isUuid, saysSomething } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from '../images/index.ts'
import { findSegment } from '../segments/index.ts'
import { findVideo } from '../videos/index.ts'
import { attributesAmong, deleteOwnValues, type Holder, ownValues, upsertOwnValues } from './queries.ts'

/** What is changed of own values; what says nothing is taken away. */
export interface ValuesEdit {
  readonly set?: AttributeValues | undefined
  readonly remove?: readonly string[] | undefined
}

/** Something that has attributes of its own, by the subject that they are about. */
type Kept = { readonly id: string; readonly projectId: string }
type Find = (
  context: Context,
  actor: Actor,
  id: string,
  capability: 'read the workspace' | 'edit labels',
) => Promise<Kept>

const finders: Readonly<Record<Holder, Find>> = { IMAGE: findImage, VIDEO: findVideo, SEGMENT: findSegment }
const things: Readonly<Record<Holder, string>> = { IMAGE: 'images', VIDEO: 'videos', SEGMENT: 'segments' }

/** The own values of an image, a video or a segment. @throws AppError `not_found` */
export async function getOwnValues(
  context: Context,
  actor: Actor,
  holder: Holder,
  id: string,
): Promise<AttributeValues> {
  const found = await finders[holder](context, actor, id, 'read the workspace')
  return valuesOf(context.db, holder, found.id)
}

/**
 * Sets and takes away own values of an image, a video or a segment.
 * @throws AppError `not_found` for an attribute that is not of the project or not about such things; `invalid_input`
 */
export async function setOwnValues(
  context: Context,
  actor: Actor,
  holder: Holder,
  id: string,
  edit: ValuesEdit,
): Promise<AttributeValues> {
  const found = await finders[holder](context, actor, id, 'edit labels')
  const given = Object.entries(edit.set ?? {}).map(([key, value]) => [key.toLowerCase(), value] as const)
  const set = new Map(given.filter(([, value]) => saysSomething(value)))
  const silent = given.filter(([, value]) => !saysSomething(value)).map(([key]) => key)
  return context.db.transaction().execute(async transaction => {
    const ids = given.map(([key]) => key)
    await judge(transaction, { holder, projectId: found.projectId }, ids, set)
    const own = { holder, id: found.id }
    await upsertOwnValues(transaction, own, [...set], actor, context.now())
    await deleteOwnValues(transaction, own, [...silent, ...(edit.remove ?? [])])
    return valuesOf(transaction, holder, found.id)
  })
}

async function judge(
  db: Database,
  { holder, projectId }: { readonly holder: Holder; readonly projectId: string },
  ids: readonly string[],
  set: ReadonlyMap<string, AttributeValues[string]>,
): Promise<void> {
  const rules = await attributesAmong(db, projectId, holder, ids.filter(isUuid))
  for (const id of ids) {
    const rule = rules.find(each => each.id === id)
    const field = `set.${id}`
    if (!rule) throw new AppError('not_found', { what: `attribute of ${things[holder]}`, id, field })
    const value = set.get(id)
    const problem = value === undefined ? undefined : attributeValueProblem(rule, value)
    if (problem !== undefined) throw new AppError('invalid_input', { field, problem })
  }
}

async function valuesOf(db: Database, holder: Holder, id: string): Promise<AttributeValues> {
  const rows = await ownValues(db, holder, id)
  return Object.fromEntries(rows.map(({ attributeId, value }) => [attributeId, value]))
}
