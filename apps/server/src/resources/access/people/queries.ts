import type { Database } from '../../../db/index.ts'

function people(db: Database) {
  return db.selectFrom('person').select(['id', 'name', 'email', 'password_hash as passwordHash'])
}

/** A person as stored. */
export type PersonRow = Awaited<ReturnType<typeof personById>> & object

/** One person. */
export function personById(db: Database, id: string) {
  return people(db).where('id', '=', id).executeTakeFirst()
}

/** The person with this email, upper and lower case alike. */
export function personByEmail(db: Database, email: string) {
  return people(db)
    .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
}

interface NewPerson {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly passwordHash: string | null
}

/** Adds a person; its email must be free (`person_email_unique`). */
export async function insertPerson(db: Database, person: NewPerson, now: Date): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      password_hash: person.passwordHash,
      created_at: now,
    })
    .execute()
}

/** Changes the given fields of a person; its email must be free (`person_email_unique`). */
export async function updatePersonRow(
  db: Database,
  id: string,
  fields: { name?: string | undefined; email?: string | undefined; passwordHash?: string | undefined },
): Promise<void> {
  await db
    .updateTable('person')
    .set({
      id,
      ...(fields.name === undefined ? {} : { name: fields.name }),
      ...(fields.email === undefined ? {} : { email: fields.email }),
      ...(fields.passwordHash === undefined ? {} : { password_hash: fields.passwordHash }),
    })
    .where('id', '=', id)
    .execute()
}
