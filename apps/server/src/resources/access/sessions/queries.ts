import type { Database } from '../../../db/index.ts'

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
