import type { Role } from '@gesso/core'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** Whose a session is, and what they are where. */
export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly roles: readonly { readonly workspaceId: string; readonly role: Role }[]
}

/** The person of a session that has not expired. Every request asks: in one statement, and no builder takes part. */
export async function personBySession(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<SignedIn | undefined> {
  const { rows } = await sql<SignedIn>`
    select person.id, person.name, (
      select coalesce(json_agg(json_build_object('workspaceId', workspace_id, 'role', role)), '[]')
      from member where person_id = person.id
    ) as roles
    from session join person on person.id = session.person_id
    where session.token_hash = ${tokenHash} and session.expires_at > ${now}`.execute(db)
  return rows[0]
}

/** Begins a session. */
export async function insertSession(
  db: Database,
  session: { tokenHash: Buffer; personId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Ends a session; one that is not there is no error. */
export async function deleteSession(db: Database, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Ends every session of a person but one. */
export async function deleteOtherSessions(db: Database, personId: string, tokenHash: Buffer): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('token_hash', '!=', tokenHash)
    .execute()
}

/** Forgets sessions and sign-in links that have expired. */
export async function deleteExpired(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute()
  await db.deleteFrom('sign_in_link').where('expires_at', '<=', now).execute()
}

/** Keeps a sign-in link. */
export async function insertSignInLink(
  db: Database,
  link: { tokenHash: Buffer; personId: string; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({ token_hash: link.tokenHash, person_id: link.personId, expires_at: link.expiresAt })
    .execute()
}

/** Uses a sign-in link up: of several who try at once, one is told whose link it was. */
export async function takeSignInLink(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<string | undefined> {
  const taken = await db
    .deleteFrom('sign_in_link')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning('person_id as personId')
    .executeTakeFirst()
  return taken?.personId
}
