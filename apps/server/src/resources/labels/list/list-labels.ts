import { Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { keyOfCursor, pageFrom } from '../../../contract/cursor.ts'
import { createPlaces, type PlacedList } from '../../../contract/placed-list.ts'
import type { Page, PageQuery } from '../../../contract/schemas.ts'
import type { Database } from '../../../db/index.ts'
import type { Actor } from '../../access/index.ts'
import { movesOf, stateOfList } from '../../images/index.ts'
import { findProject } from '../../projects/index.ts'
import { checkLabelConditions, type LabelConditions } from './conditions.ts'
import { countLabels, type ListedLabelRow, labelIds, labelIdsEvery, listedLabels } from './queries.ts'

const places = createPlaces()

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
  const list = await placedLabels(context.db, projectId, conditions)
  const ids = await labelIds(context.db, projectId, conditions, { after, limit: limit + 1 })
  const page = pageFrom(ids, limit, id => id)
  const total = await places.totalOf(list)
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
  page: { offset: number; limit: number },
): Promise<{ items: ListedLabelRow[]; total: number }> {
  await findProject(context, actor, projectId, 'read the workspace')
  checkLabelConditions(conditions)
  const { keys, total } = await places.pageAt(await placedLabels(context.db, projectId, conditions), page)
  return { items: await listedLabels(context.db, keys), total }
}

/** Labels come, go and change by changes that are counted; what is asked of their images is decided by those. */
async function placedLabels(
  db: Database,
  projectId: string,
  conditions: LabelConditions,
): Promise<PlacedList> {
  const { stamp } = await stateOfList(db, projectId, {})
  const moves = await movesOf(db, projectId, conditions.imageName ? ['label', 'media'] : ['label'])
  return {
    name: JSON.stringify([projectId, conditions, stamp, moves]),
    count: () => countLabels(db, projectId, conditions),
    keys: stretch => labelIds(db, projectId, conditions, stretch),
    keysEvery: step => labelIdsEvery(db, projectId, conditions, step),
  }
}
