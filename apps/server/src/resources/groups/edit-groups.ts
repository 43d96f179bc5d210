import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Database, refusingTaken } from '../../db/index.ts'
import { type Actor, authorise } from '../access/index.ts'
import {
  deleteGroupRow,
  type GroupRow,
  groupById,
  groupsOfWorkspace,
  insertGroup,
  membersAmong,
  renameGroup,
  setPeople,
} from './queries.ts'

/** What can be said of a group. */
export interface GroupEdit {
  readonly name?: string | undefined
  /** members of the workspace */
  readonly personIds?: readonly string[] | undefined
}

/** The groups of a workspace, by name. */
export function listGroups(context: Context, actor: Actor, workspaceId: string): Promise<GroupRow[]> {
  authorise(actor, { workspaceId }, 'read the workspace', { what: 'workspace', id: workspaceId })
  return groupsOfWorkspace(context.db, workspaceId)
}

/**
 * Makes a group of people.
 * @throws AppError `name_taken`; `not_found` for somebody who is no member
 */
export async function createGroup(
  context: Context,
  actor: Actor,
  workspaceId: string,
  { name, personIds = [] }: GroupEdit & { readonly name: string },
): Promise<GroupRow> {
  authorise(actor, { workspaceId }, 'lead the work', { what: 'workspace', id: workspaceId })
  const group = { id: context.newId(), workspaceId, name: name.trim() }
  const made = context.db.transaction().execute(async transaction => {
    await insertGroup(transaction, group, context.now())
    await putPeople(transaction, group, personIds)
  })
  await refusingTaken('person_group_name_unique', { field: 'name', name: group.name }, made)
  return findGroup(context, actor, group.id)
}

/**
 * Renames a group, or says anew who is in it.
 * @throws AppError `name_taken`; `not_found` for somebody who is no member
 */
export async function updateGroup(
  context: Context,
  actor: Actor,
  groupId: string,
  { name, personIds }: GroupEdit,
): Promise<GroupRow> {
  const group = await findGroup(context, actor, groupId)
  const changed = context.db.transaction().execute(async transaction => {
    if (name !== undefined) await renameGroup(transaction, group.id, name.trim())
    if (personIds) await putPeople(transaction, group, personIds)
  })
  await refusingTaken('person_group_name_unique', { field: 'name', name: name?.trim() ?? '' }, changed)
  return findGroup(context, actor, group.id)
}

/** Deletes a group; what waited for it waits for everybody. */
export async function deleteGroup(context: Context, actor: Actor, groupId: string): Promise<void> {
  const { id } = await findGroup(context, actor, groupId)
  await deleteGroupRow(context.db, id)
}

async function findGroup(context: Context, actor: Actor, groupId: string): Promise<GroupRow> {
  const group = await groupById(context.db, groupId)
  authorise(actor, group, 'lead the work', { what: 'group', id: groupId })
  return group
}

async function putPeople(
  transaction: Database,
  { id, workspaceId }: { readonly id: string; readonly workspaceId: string },
  given: readonly string[],
): Promise<void> {
  const personIds = [...new Set(given.map(each => each.toLowerCase()))]
  const known = await membersAmong(transaction, workspaceId, personIds)
  const unknown = personIds.find(each => !known.includes(each))
  if (unknown !== undefined) throw new AppError('not_found', { what: 'member', id: unknown })
  await setPeople(transaction, id, personIds)
}
