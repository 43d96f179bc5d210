import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Database, refusingTaken } from '../../../db/index.ts'
import type { Actor } from '../actor.ts'
import { insertMember, memberOf } from '../members/queries.ts'
import { refuseKeys } from '../people/people-only.ts'
import { insertPerson } from '../people/queries.ts'
import { hashOfSecret } from '../secrets.ts'
import { hashPassword } from '../sessions/passwords.ts'
import { invitationByToken, lockedInvitationByToken, markAccepted } from './queries.ts'

interface Given {
  readonly token: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly password?: string | undefined
}

/**
 * Joins a workspace by an invitation's link: as the person signed in, or as a new one. Who is a member already stays
 * what they are, and the link stays open for whom it was meant.
 * @returns the person who joined
 * @throws AppError `link_invalid`, `people_only`, `name_taken` for an email that another person has, `invalid_input` when
 * a new person leaves something out
 */
export async function acceptInvitation(context: Context, actor: Actor, given: Given): Promise<string> {
  refuseKeys(actor, 'accept an invitation')
  const tokenHash = hashOfSecret(given.token)
  const invitation = await invitationByToken(context.db, tokenHash, context.now())
  if (!invitation) throw new AppError('link_invalid')
  if (actor.id !== '') {
    await join(context, tokenHash, actor.id)
    return actor.id
  }
  const person = await newPerson(context, { ...given, email: given.email ?? invitation.email ?? undefined })
  await join(context, tokenHash, person.id, transaction => {
    const insertion = insertPerson(transaction, person, context.now())
    return refusingTaken('person_email_unique', { field: 'email', name: person.email }, insertion)
  })
  return person.id
}

async function newPerson(context: Context, { name, email, password }: Given) {
  if (name === undefined) throw missing('name')
  if (email === undefined) throw missing('email')
  if (password === undefined) throw missing('password')
  return { id: context.newId(), name: name.trim(), email, passwordHash: await hashPassword(password) }
}

function missing(field: string): AppError {
  return new AppError('invalid_input', { field, problem: 'is missing' })
}

async function join(
  context: Context,
  tokenHash: Buffer,
  personId: string,
  prepare?: (transaction: Database) => Promise<void>,
): Promise<void> {
  const now = context.now()
  await context.db.transaction().execute(async transaction => {
    const invitation = await lockedInvitationByToken(transaction, tokenHash, now)
    if (!invitation) throw new AppError('link_invalid')
    const { id, workspaceId, role } = invitation
    if (await memberOf(transaction, workspaceId, personId)) return
    await prepare?.(transaction)
    await insertMember(transaction, { workspaceId, personId, role }, now)
    await markAccepted(transaction, id, now)
  })
}
