import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** Whether an image has at most one tag of a group, or any number. */
export const tagGroupTypes = ['SELECTION', 'MULTIPLE-SELECTION'] as const

export type TagGroupType = (typeof tagGroupTypes)[number]

/** A tag group as it is stored, with the workspace it lives in. */
export type TagGroupRow = Awaited<ReturnType<typeof tagGroupsOfProject>>[number]

function tagGroups(db: Database) {
  return db
    .selectFrom('tag_group')
    .innerJoin('project', 'project.id', 'tag_group.project_id')
    .select(['tag_group.id', 'tag_group.name', 'tag_group.norder', 'tag_group.is_required as isRequired'])
    .select(['tag_group.is_default as isDefault', 'tag_group.project_id as projectId'])
    .select(['project.workspace_id as workspaceId'])
    .select(eb => eb.ref('tag_group.type').$castTo<TagGroupType>().as('type'))
}

/** The tag groups of a project, in their order. */
export function tagGroupsOfProject(db: Database, projectId: string) {
  return tagGroups(db)
    .where('tag_group.project_id', '=', projectId)
    .orderBy('tag_group.norder')
    .orderBy('tag_group.id')
    .execute()
}

/** One tag group, whoever asks. */
export function tagGroupById(db: Database, id: string) {
  return tagGroups(db).where('tag_group.id', '=', id).executeTakeFirst()
}

interface NewTagGroup {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly type: TagGroupType
  readonly isRequired: boolean
  /** undefined: after the last */
  readonly norder: number | undefined
}

/** Adds a tag group. */
export async function insertTagGroup(db: Database, group: NewTagGroup, now: Date): Promise<void> {
  const { id, projectId, name, type, isRequired, norder = null } = group
  await sql`
    insert into tag_group (id, project_id, name, type, is_required, norder, created_at)
    select ${id}, ${projectId}, ${name}, ${type}, ${isRequired}::boolean,
      coalesce(${norder}::float8, max(norder) + 1, 0), ${now}
    from tag_group where project_id = ${projectId}`.execute(db)
}

/** What can be changed of a tag group. */
export interface TagGroupEdit {
  readonly name?: string | undefined
  readonly type?: TagGroupType | undefined
  readonly isRequired?: boolean | undefined
  readonly norder?: number | undefined
}

/** Changes the given fields of a tag group. */
export async function updateTagGroupRow(db: Database, id: string, fields: TagGroupEdit): Promise<void> {
  const { name = null, type = null, isRequired = null, norder = null } = fields
  await sql`
    update tag_group set name = coalesce(${name}, name), type = coalesce(${type}, type),
      is_required = coalesce(${isRequired}::boolean, is_required), norder = coalesce(${norder}::float8, norder)
    where id = ${id}`.execute(db)
}

/** Keeps tag classes from entering a group until the transaction ends. */
export async function lockTagGroup(transaction: Database, id: string): Promise<void> {
  await sql`select from tag_group where id = ${id} for update`.execute(transaction)
}

/** Moves the tag classes of a group into the default group of its project. */
export async function emptyTagGroup(db: Database, { id, projectId }: TagGroupRow): Promise<void> {
  await sql`
    update tag_class set tag_group_id = tag_group.id from tag_group
    where tag_class.tag_group_id = ${id} and tag_group.project_id = ${projectId} and tag_group.is_default`.execute(
    db,
  )
}

/** Deletes a tag group. */
export async function deleteTagGroupRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('tag_group').where('id', '=', id).execute()
}
