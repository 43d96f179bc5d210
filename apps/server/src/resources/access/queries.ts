import type { Role } from '@gesso/core'
import type { Database } from '../../db/index.ts'

/** The live API key with this hash. */
export function keyByHash(db: Database, keyHash: Buffer) {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'workspace_id as workspaceId', 'last_used_at as lastUsedAt'])
    .select(eb => eb.ref('role').$castTo<Role>().as('role'))
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Notes that a key was used. */
export async function touchKey(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** The person of a session that has not expired. */
export function personBySession(db: Database, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id', 'person.name'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .executeTakeFirst()
}

/** Where a person is a member, and as what. */
export function rolesOfPerson(db: Database, personId: string) {
  return db
    .selectFrom('member')
    .select('workspace_id as workspaceId')
    .select(eb => eb.ref('role').$castTo<Role>().as('role'))
    .where('person_id', '=', personId)
    .execute()
}
