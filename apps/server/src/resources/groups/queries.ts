import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A group as it is stored, with who is in it. */
export interface GroupRow {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly people: { id: string; name: string }[]
}

function groupsWhere(condition: RawBuilder<unknown>) {
  return sql<GroupRow>`
    select person_group.id, person_group.workspace_id as "workspaceId", person_group.name, (
      select coalesce(json_agg(json_build_object('id', person.id, 'name', person.name)
        order by person.name, person.id), '[]')
      from person_group_member join person on person.id = person_group_member.person_id
      join member on member.person_id = person.id and member.workspace_id = person_group.workspace_id
      where person_group_member.group_id = person_group.id
    ) as people
    from person_group where ${condition} order by person_group.name, person_group.id`
}

/** The groups of a workspace, by name. */
export async function groupsOfWorkspace(db: Database, workspaceId: string): Promise<GroupRow[]> {
  return (await groupsWhere(sql`workspace_id = ${workspaceId}`).execute(db)).rows
}

/** One group, whoever asks. */
export async function groupById(db: Database, id: string): Promise<GroupRow | undefined> {
  return (await groupsWhere(sql`id = ${id}`).execute(db)).rows[0]
}

/** Adds a group with nobody in it. */
export async function insertGroup(
  db: Database,
  group: { readonly id: string; readonly workspaceId: string; readonly name: string },
  now: Date,
): Promise<void> {
  const { id, workspaceId, name } = group
  await db
    .insertInto('person_group')
    .values({ id, workspace_id: workspaceId, name, created_at: now })
    .execute()
}

/** Gives a group another name. */
export async function renameGroup(db: Database, id: string, name: string): Promise<void> {
  await db.updateTable('person_group').set({ name }).where('id', '=', id).execute()
}

/** Deletes a group; what waited for it waits for everybody. */
export async function deleteGroupRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('person_group').where('id', '=', id).execute()
}

/** Those of some people who are members of a workspace; they stay so until the transaction ends. */
export async function membersAmong(
  db: Database,
  workspaceId: string,
  personIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from member
    where workspace_id = ${workspaceId} and person_id = any(${personIds}::uuid[])
    order by person_id for key share`.execute(db)
  return rows.map(row => row.id)
}

/** Puts these people into a group, and nobody else. */
export async function setPeople(db: Database, groupId: string, personIds: readonly string[]): Promise<void> {
  await sql`
    delete from person_group_member
    where group_id = ${groupId} and not person_id = any(${personIds}::uuid[])`.execute(db)
  await sql`
    insert into person_group_member (group_id, person_id)
    select ${groupId}, id from unnest(${personIds}::uuid[]) as given (id) order by id
    on conflict on constraint person_group_member_pk do nothing`.execute(db)
}
