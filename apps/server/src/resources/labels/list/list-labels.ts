import { Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { createBookmarks } from '../../../contract/bookmarks.ts'
import { keyOfCursor, pageFrom } from '../../../contract/cursor.ts'
import type { Page, PageQuery } from '../../../contract/schemas.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { checkLabelConditions, type LabelConditions, standsStill } from './conditions.ts'
import { countLabels, type ListedLabelRow, labelIds, listedLabels, stampOfLabels } from './queries.ts'

const bookmarks = createBookmarks()

/** A page of a project's labels with what they lie on, in the order they were made. */
export async function listLabels(
  context: Context,
  actor: Actor,
  projectId: string,
  conditions: LabelConditions,
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<ListedLabelRow>> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkLabelConditions(conditions)
  const after = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  const list = await nameOf(context, projectId, conditions)
  const ids = await labelIds(context.db, projectId, conditions, { after, limit: limit + 1 })
  const page = pageFrom(ids, limit, id => id)
  const total = await totalOf(context, projectId, conditions, list)
  return { items: await listedLabels(context.db, page.items), next: page.next, total }
}

/**
 * The labels of a project from a place on, in the order they were made; for foreign APIs that count places. While nothing
 * changes, the list is read on from the nearest place known and its total is counted once.
 */
export async function listLabelsAt(
  context: Context,
  actor: Actor,
  projectId: string,
  conditions: LabelConditions,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: ListedLabelRow[]; total: number }> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkLabelConditions(conditions)
  const list = await nameOf(context, projectId, conditions)
  const total = await totalOf(context, projectId, conditions, list)
  if (offset >= total) return { items: [], total }
  const start = list === undefined ? { skip: offset } : bookmarks.startOf(list, offset)
  const ids = await labelIds(context.db, projectId, conditions, { ...start, limit })
  const last = ids.at(-1)
  if (list !== undefined && last !== undefined) bookmarks.remember(list, offset + ids.length, last)
  return { items: await listedLabels(context.db, ids), total }
}

/** What a list is remembered by: all that decides its rows; undefined for one that changes without being edited. */
async function nameOf(
  context: Context,
  projectId: string,
  conditions: LabelConditions,
): Promise<string | undefined> {
  if (!standsStill(conditions)) return undefined
  return JSON.stringify([projectId, conditions, await stampOfLabels(context.db, projectId)])
}

async function totalOf(
  context: Context,
  projectId: string,
  conditions: LabelConditions,
  list: string | undefined,
): Promise<number> {
  const known = list === undefined ? undefined : bookmarks.totalOf(list)
  if (known !== undefined) return known
  const total = await countLabels(context.db, projectId, conditions)
  if (list !== undefined) bookmarks.rememberTotal(list, total)
  return total
}
