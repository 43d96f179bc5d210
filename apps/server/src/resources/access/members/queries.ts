import type { Role } from '@gesso/core'
import type { Database } from '../../../db/index.ts'

/** Where a person is a member, and as what. */
export function rolesOfPerson(db: Database, personId: string) {
  return db
    .selectFrom('member')
    .select('workspace_id as workspaceId')
    .select(eb => eb.ref('role').$castTo<Role>().as('role'))
    .where('person_id', '=', personId)
    .execute()
}

function members(db: Database, workspaceId: string) {
  return db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id as personId', 'person.name', 'person.email', 'member.created_at as createdAt'])
    .select(eb => eb.ref('member.role').$castTo<Role>().as('role'))
    .where('member.workspace_id', '=', workspaceId)
}

/** A member as stored. */
export type MemberRow = Awaited<ReturnType<typeof memberOf>> & object

/** One member of a workspace. */
export function memberOf(db: Database, workspaceId: string, personId: string) {
  return members(db, workspaceId).where('member.person_id', '=', personId).executeTakeFirst()
}

/** The members of a workspace, by name. */
export function membersOf(db: Database, workspaceId: string) {
  return members(db, workspaceId).orderBy('person.name').orderBy('person.id').execute()
}

/** The Owner of a workspace who has been a member longest. */
export function firstOwnerOf(db: Database, workspaceId: string) {
  return members(db, workspaceId)
    .where('member.role', '=', 'Owner')
    .orderBy('member.created_at')
    .orderBy('person.id')
    .limit(1)
    .executeTakeFirst()
}

/** How many Owners a workspace has. */
export async function countOwners(db: Database, workspaceId: string): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'Owner')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Adds a member; a person who is one already keeps the role. */
export async function insertMember(
  db: Database,
  member: { workspaceId: string; personId: string; role: Role },
  now: Date,
): Promise<void> {
  await db
    .insertInto('member')
    .values({
      workspace_id: member.workspaceId,
      person_id: member.personId,
      role: member.role,
      created_at: now,
    })
    .onConflict(conflict => conflict.constraint('member_pk').doNothing())
    .execute()
}

/** Gives a member another role. */
export async function updateRole(
  db: Database,
  workspaceId: string,
  personId: string,
  role: Role,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ role })
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', personId)
    .execute()
}

/** Takes a person out of a workspace. */
export async function deleteMember(db: Database, workspaceId: string, personId: string): Promise<void> {
  await db
    .deleteFrom('member')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', personId)
    .execute()
}
